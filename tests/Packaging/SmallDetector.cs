using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>An ONNX model that is no ShuffleNet: one convolution, and its pixels with their channels as the result.</summary>
internal static class SmallDetector
{
    public const int InputLength = 3 * 16 * 16;

    /// <summary>Writes the file; another seed gives other weights.</summary>
    public static void Write(string path, int seed = 1)
    {
        OnnxGraph graph = new();
        graph.Input("image", 1, 3, 16, 16);
        string filters = graph.Constant("filters", [5, 3, 3, 3], RandomInput.Of(5 * 27, seed));
        string bias = graph.Constant("bias", [5], RandomInput.Of(5, seed + 1));
        string planes = graph.Node(
            "Conv",
            "stem",
            ["image", filters, bias],
            OnnxGraph.Attribute("kernel_shape", [3, 3]),
            OnnxGraph.Attribute("strides", [2, 2]),
            OnnxGraph.Attribute("pads", [1, 1, 1, 1]));
        string active = graph.Node("LeakyRelu", "active", [planes], OnnxGraph.Attribute("alpha", 0.1f));
        string pixels = graph.Node("Transpose", "pixels", [active], OnnxGraph.Attribute("perm", [0, 2, 3, 1]));
        string rows = graph.Node("Reshape", "rows", [pixels, graph.Constant("shape", 1, 64, 5)]);
        graph.Output(rows, "scores", 1, 64, 5);
        using FileStream file = File.Create(path);
        graph.WriteTo(file);
    }
}
