using System.Globalization;
using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>
/// The weights of an ncnn file under the names of a graph: both are walked from the input on, and each of the graph's operators must find
/// its like in the file, which reads the like of what it reads.
/// </summary>
internal static class NcnnGraphWeights
{
    private const uint HalfFloats = 0x01306B47;

    private sealed record Layer(string Type, string[] Inputs, string[] Outputs, Dictionary<int, string> Values)
    {
        public float[] Weights { get; set; } = [];

        public float[] Bias { get; set; } = [];

        public int Number(int key, int otherwise) =>
            Values.TryGetValue(key, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    public static FixedTensors Read(NetworkGraph graph, string paramPath, string binPath)
    {
        List<Layer> layers = [.. File.ReadLines(paramPath).Skip(2).Select(Parse)];
        ReadWeights([.. layers.Where(layer => layer.Type.StartsWith("Convolution", StringComparison.Ordinal))], File.ReadAllBytes(binPath));
        Dictionary<string, string> aliases = layers.Where(layer => layer.Type == "Split")
            .SelectMany(layer => layer.Outputs.Select(output => (output, layer.Inputs[0]))).ToDictionary();
        string Source(string blob) => aliases.TryGetValue(blob, out string? source) ? Source(source) : blob;

        Dictionary<string, string> blobs = new() { [graph.Input.Tensor] = layers.Single(layer => layer.Type == "Input").Outputs[0] };
        HashSet<Layer> used = [];
        FixedTensors tensors = new();
        foreach (Node node in graph.Nodes)
        {
            string[] inputs = [.. node.Inputs.Select(input => blobs[input.Tensor])];
            Layer Find(string type, Func<Layer, bool>? fits = null)
            {
                Layer[] found =
                [
                    .. layers.Where(layer => layer.Type == type && (type == "Slice" || !used.Contains(layer))
                        && layer.Inputs.Select(Source).Order(StringComparer.Ordinal).SequenceEqual(inputs.Order(StringComparer.Ordinal))
                        && (type != "Concat" || layer.Inputs.Select(Source).SequenceEqual(inputs))
                        && fits?.Invoke(layer) != false),
                ];
                Assert.True(found.Length == 1, $"{node.Describe()}: {found.Length} layers of the file");
                used.Add(found[0]);
                return found[0];
            }

            blobs[node.Output.Tensor] = node switch
            {
                ConvolutionNode convolution => Take(convolution, Find(
                    convolution.Groups == 1 ? "Convolution" : "ConvolutionDepthWise",
                    layer => layer.Number(0, 0) == convolution.Output.Shape.Channels && layer.Number(1, 0) == convolution.Kernel
                        && layer.Number(3, 1) == convolution.Stride), tensors),
                BatchNormNode or ActivationNode => inputs[0],
                PoolNode => Find("Pooling").Outputs[0],
                UpsampleNode => Find("Interp").Outputs[0],
                ShuffleNode => Find("ShuffleChannel").Outputs[0],
                ConcatNode => Find("Concat").Outputs[0],
                AddNode => Find("BinaryOp").Outputs[0],
                SplitNode split => Find("Slice").Outputs[split.First == 0 ? 0 : 1],
                _ => throw new ArgumentException(node.Describe(), nameof(graph)),
            };
        }

        return tensors;
    }

    private static string Take(ConvolutionNode node, Layer layer, FixedTensors tensors)
    {
        long[] shape = [node.Output.Shape.Channels, node.Input.Shape.Channels / node.Groups, node.Kernel, node.Kernel];
        tensors.Add(node.Weight + ".weight", Array.ConvertAll(layer.Weights, value => (double)value), shape);
        tensors.Add(node.Weight + ".bias", Array.ConvertAll(layer.Bias, value => (double)value), shape[0]);
        return layer.Outputs[0];
    }

    private static Layer Parse(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int inputs = int.Parse(words[2], CultureInfo.InvariantCulture);
        int outputs = int.Parse(words[3], CultureInfo.InvariantCulture);
        return new(
            words[0],
            words[4..(4 + inputs)],
            words[(4 + inputs)..(4 + inputs + outputs)],
            words[(4 + inputs + outputs)..].Select(word => word.Split('='))
                .ToDictionary(pair => int.Parse(pair[0], CultureInfo.InvariantCulture), pair => pair[1]));
    }

    private static void ReadWeights(IReadOnlyList<Layer> layers, ReadOnlySpan<byte> bin)
    {
        foreach (Layer layer in layers)
        {
            int count = layer.Number(6, 0);
            Assert.Equal(HalfFloats, MemoryMarshal.Read<uint>(bin));
            layer.Weights = [.. MemoryMarshal.Cast<byte, Half>(bin.Slice(4, 2 * count)).ToArray().Select(value => (float)value)];
            bin = bin[(4 + (((2 * count) + 3) / 4 * 4))..];
            Assert.Equal(1, layer.Number(5, 0));
            layer.Bias = MemoryMarshal.Cast<byte, float>(bin[..(4 * layer.Number(0, 0))]).ToArray();
            bin = bin[(4 * layer.Bias.Length)..];
        }

        Assert.Equal(0, bin.Length);
    }
}
