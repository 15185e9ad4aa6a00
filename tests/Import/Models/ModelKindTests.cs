using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Import.Onnx;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using OnnxGraph = ShuffleNet.Compiler.Import.OnnxGraph;

namespace ShuffleNet.Compiler.Tests.Import.Models;

/// <summary>What exporters and people write, one small model for each kind, against ONNX Runtime.</summary>
public class ModelKindTests
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, Action<Writer>> s_kinds = new()
    {
        ["slice with an open end"] = model =>
        {
            string planes = model.Conv("image", 3, 8);
            model.Result(model.Node("Add", model.Slice(planes, 0, 4, 1), model.Slice(planes, 4, long.MaxValue, 1)), 4, 8, 12);
        },
        ["every second channel"] = model =>
        {
            string planes = model.Conv("image", 3, 8);
            string odd = model.Conv(model.Slice(planes, 1, long.MaxValue, 2), 4, 4);
            model.Result(model.Concat(1, model.Slice(planes, 0, long.MaxValue, 2), odd), 8, 8, 12);
        },
        ["stack and flatten as a shuffle"] = model =>
        {
            (string left, string right) = (model.Conv("image", 3, 4), model.Conv("image", 3, 4));
            string stack = model.Concat(2, model.Unsqueeze(left, 2), model.Unsqueeze(right, 2));
            model.Result(model.Reshape(stack, 1, 8, 8, 12), 8, 8, 12);
        },
        ["means of rows and of columns"] = model =>
        {
            string rows = model.Node("ReduceMean", [model.Conv("image", 3, 4)], OnnxGraph.Attribute("axes", [2L]));
            model.Result(model.Node("ReduceMean", [rows], OnnxGraph.Attribute("axes", [3L])), 4, 1, 1);
        },
        ["flatten before a matrix"] = model =>
            model.Result(model.Gemm(model.Node("Flatten", model.Conv("image", 3, 2)), 2 * 8 * 12, 7), 7),
        ["flatten of channels last before a matrix"] = model =>
            model.Result(model.Gemm(model.Node("Flatten", model.Last(model.Conv("image", 3, 2))), 2 * 8 * 12, 7), 7),
        ["anchors as rows"] = model =>
        {
            string anchors = model.Reshape(model.Conv("image", 3, 10), 1, 2, 5, 8, 12);
            model.Result(model.Reshape(model.Transpose(anchors, 0, 1, 3, 4, 2), 1, 2 * 96, 5), 192, 5);
        },
        ["pixels of two levels"] = model =>
        {
            string fine = model.Conv("image", 3, 5);
            string coarse = model.Conv(fine, 5, 5, stride: 2);
            model.Result(model.Concat(1, model.Reshape(model.Last(fine), 1, 96, 5), model.Reshape(model.Last(coarse), 1, 24, 5)), 120, 5);
        },
        ["softmax where channels come last"] = model =>
        {
            string last = model.Transpose(model.Conv("image", 3, 5), 0, 3, 2, 1);
            model.Result(model.Transpose(model.Node("Softmax", [last], OnnxGraph.Attribute("axis", 3L)), 0, 3, 2, 1), 5, 8, 12);
        },
        ["matrix of each pixel's channels"] = model =>
        {
            string last = model.Last(model.Conv("image", 3, 5));
            model.Result(model.First(model.Node("MatMul", last, model.Constant(5, 6))), 6, 8, 12);
        },
        ["a factor for each channel, which come last"] = model =>
            model.Result(model.First(model.Node("Mul", model.Last(model.Conv("image", 3, 5)), model.Constant(5))), 5, 8, 12),
        ["normalisation inside"] = model =>
        {
            string centred = model.Node("Sub", "image", model.Constant(1, 3, 1, 1));
            model.Result(model.Conv(model.Node("Div", centred, model.Number(0.2f)), 3, 4), 4, 8, 12);
        },
        ["one minus the values"] = model => model.Result(model.Node("Sub", model.Number(1), model.Conv("image", 3, 4)), 4, 8, 12),
        ["hard swish in parts"] = model =>
        {
            string planes = model.Conv("image", 3, 4);
            string clipped = model.Node("Clip", model.Node("Add", planes, model.Number(3)), model.Number(0), model.Number(6));
            model.Result(model.Node("Div", model.Node("Mul", planes, clipped), model.Number(6)), 4, 8, 12);
        },
        ["hard swish of a hard sigmoid in parts"] = model =>
        {
            string planes = model.Conv("image", 3, 4);
            string clipped = model.Node("Clip", model.Node("Add", planes, model.Number(3)), model.Number(0), model.Number(6));
            model.Result(model.Node("Mul", planes, model.Node("Div", clipped, model.Number(6))), 4, 8, 12);
        },
        ["x times its sigmoid"] = model =>
        {
            string planes = model.Conv("image", 3, 4);
            model.Result(model.Node("Mul", model.Node("Sigmoid", planes), planes), 4, 8, 12);
        },
        ["squeeze and excitation"] = model =>
        {
            string planes = model.Conv("image", 3, 4);
            string mean = model.Node("GlobalAveragePool", planes);
            model.Result(model.Node("Mul", planes, model.Node("Sigmoid", model.Conv(mean, 4, 4, kernel: 1))), 4, 8, 12);
        },
        ["one slope"] = model => model.Result(model.Node("PRelu", model.Conv("image", 3, 4), model.Number(0.25f)), 4, 8, 12),
        ["filters that are not square"] = model =>
            model.Result(model.Window("Conv", "image", [1, 5], [0, 2, 0, 2], [1, 1], 3, 4), 4, 8, 12),
        ["filters of even size"] = model => model.Result(model.Window("Conv", "image", [2, 2], [0, 0, 0, 0], [2, 2], 3, 4), 4, 4, 6),
        ["filters as large as the planes"] = model =>
            model.Result(model.Window("Conv", "image", [8, 12], [0, 0, 0, 0], [1, 1], 3, 4), 4, 1, 1),
        ["halved, linear"] = model =>
            model.Result(model.Resize(model.Conv("image", 3, 4), 0.5f, "linear", "pytorch_half_pixel"), 4, 4, 6),
        ["halved, nearest"] = model => model.Result(model.Resize(model.Conv("image", 3, 4), 0.5f, "nearest", "asymmetric"), 4, 4, 6),
        ["doubled twice"] = model => model.Result(model.Resize(model.Conv("image", 3, 4), 4, "nearest", "half_pixel"), 4, 32, 48),
        ["doubled, linear"] = model => model.Result(model.Resize(model.Conv("image", 3, 4), 2, "linear", "half_pixel"), 4, 16, 24),
        ["two results and the image"] = model =>
        {
            string planes = model.Conv("image", 3, 4);
            model.Result(planes, 4, 8, 12);
            model.Result(model.Node("Relu", planes), 4, 8, 12);
            model.Result("image", 3, 8, 12);
        },
    };

    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_Kind_ComputesWhatOnnxRuntimeDoes(string kind)
    {
        Writer model = new();
        s_kinds[kind](model);
        byte[] bytes = model.ToArray();
        float[] input = RandomInput.Of(3 * 8 * 12, seed: 3);
        FileNetwork network = OnnxReader.Read("kind.onnx", bytes, null, new ModelOptions());
        (OperatorModel operators, IReadOnlyList<NamedLayer> layers) = OperatorWriter.Write(network);

        float[][] actual = ImportedModelRunner.Run(new ImportedModel(network, operators, layers), input);
        double[] drawn = NetworkEvaluator.Run(network, input);

        double[] expected = [.. OnnxAnswers.Of(bytes, input).SelectMany(result => result).Select(value => (double)value)];
        Assert.InRange(Difference.Relative(expected, [.. actual.SelectMany(result => result)]), 0, Tolerance);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(drawn, value => (float)value)), 0, Tolerance);
    }

    /// <summary>A model of an image of 3 x 8 x 12, with random weights.</summary>
    private sealed class Writer
    {
        private readonly OnnxGraph _graph = new();
        private int _names;
        private int _results;

        public Writer() => _graph.Input("image", 1, 3, 8, 12);

        public string Node(string operation, params string[] inputs) => _graph.Node(operation, Name(operation), inputs);

        public string Node(string operation, string[] inputs, params AttributeProto[] attributes) =>
            _graph.Node(operation, Name(operation), inputs, attributes);

        public string Conv(string input, int channels, int outputs, int kernel = 3, int stride = 1)
        {
            int side = kernel / 2;
            return Window("Conv", input, [kernel, kernel], [side, side, side, side], [stride, stride], channels, outputs);
        }

        public string Window(string operation, string input, long[] kernel, long[] pads, long[] strides, int channels, int outputs) => Node(
            operation,
            [input, Constant(outputs, channels, (int)kernel[0], (int)kernel[1]), Constant(outputs)],
            OnnxGraph.Attribute("kernel_shape", kernel),
            OnnxGraph.Attribute("pads", pads),
            OnnxGraph.Attribute("strides", strides));

        public string Gemm(string input, int inputs, int outputs) => Node("Gemm", input, Constant(inputs, outputs), Constant(outputs));

        public string Slice(string input, long start, long end, long step) => Node(
            "Slice", input, Numbers(start), Numbers(end), Numbers(1), Numbers(step));

        public string Concat(long axis, params string[] parts) => Node("Concat", parts, OnnxGraph.Attribute("axis", axis));

        public string Unsqueeze(string input, long axis) => Node("Unsqueeze", input, Numbers(axis));

        public string Reshape(string input, params long[] shape) => Node("Reshape", input, Numbers(shape));

        public string Transpose(string input, params long[] order) => Node("Transpose", [input], OnnxGraph.Attribute("perm", order));

        public string Last(string input) => Transpose(input, 0, 2, 3, 1);

        public string First(string input) => Transpose(input, 0, 3, 1, 2);

        public string Resize(string input, float factor, string mode, string centres) => Node(
            "Resize",
            [input, "", _graph.Constant(Name("scales"), [4], [1, 1, factor, factor])],
            OnnxGraph.Attribute("mode", mode),
            OnnxGraph.Attribute("coordinate_transformation_mode", centres),
            OnnxGraph.Attribute("nearest_mode", centres == "asymmetric" ? "floor" : "round_prefer_floor"));

        public string Number(float value) => _graph.Constant(Name("number"), [], [value]);

        public string Constant(params int[] shape) => _graph.Constant(
            Name("weights"),
            Array.ConvertAll(shape, extent => (long)extent),
            RandomInput.Of(shape.Aggregate(1, (product, extent) => product * extent), ++_names));

        public void Result(string value, params long[] shape) => _graph.Output(value, $"result{_results++}", [1, .. shape]);

        public byte[] ToArray()
        {
            using MemoryStream file = new();
            _graph.WriteTo(file);
            return file.ToArray();
        }

        private string Numbers(params long[] values) => _graph.Constant(Name("numbers"), values);

        private string Name(string what) => $"{what}{_names++}";
    }
}
