namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// How the channels of a tensor stand in memory: planes of rows and columns, in each of which some channels are interleaved.
/// </summary>
/// <param name="Name">As in <c>planar</c>.</param>
/// <param name="Interleaved">Channels of a plane, whose elements of one pixel are neighbours.</param>
internal sealed record TensorLayout(string Name, int Interleaved)
{
    /// <summary>A plane for each channel.</summary>
    public static TensorLayout Planar { get; } = new("planar", 1);

    public override string ToString() => Name;
}
