namespace ShuffleNet.Compiler;

/// <summary>A part of every layout's fingerprint, which packed weights must match.</summary>
internal static class PackingVersion
{
    /// <summary>
    /// Counts the changes of the packer that its list of layers does not show: a packed file of another number is refused.
    /// </summary>
    public const int Number = 1;
}
