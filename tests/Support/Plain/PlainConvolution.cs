namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>A convolution of padding kernel / 2.</summary>
internal sealed record PlainConvolution(
    string Name, string Bottom, string Top, int Outputs, int Inputs, int Kernel, int Stride, int Groups, double[] Filters, double[]? Bias)
    : PlainLayer(Name, [Bottom], [Top])
{
    public bool IsDepthwise => Groups == Outputs && Kernel > 1;
}
