namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>
/// The channels of each pixel one after the other, pixel by pixel, as results of detectors stand: every pixel becomes a plane of one
/// row, whose columns were the channels.
/// </summary>
internal sealed record TransposeNode(string Name, Slice Input, Slice Output) : UnaryNode(Name, Input, Output)
{
    public override string Describe() => "Transpose";
}
