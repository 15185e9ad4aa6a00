namespace ShuffleNet.Compiler.Import;

/// <summary>
/// The file is well-formed, but its network is no ShuffleNet that can be compiled; the message names the node and the reason.
/// </summary>
public sealed class UnrecognizedNetworkException : WeightException
{
    /// <param name="message">The file, the node and the reason.</param>
    internal UnrecognizedNetworkException(string message)
        : base(message)
    {
    }
}
