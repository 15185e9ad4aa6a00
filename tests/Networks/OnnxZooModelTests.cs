using Google.Protobuf;

namespace ShuffleNet.Compiler.Tests.Networks;

using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Import.Onnx;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>
/// ONNX's own conformance model of ShuffleNet V1: a graph that others wrote, so it says whether the preset OnnxZoo is read
/// rightly. As published its weights are constants and every class gets 1/1000; with random weights put in their place the
/// graph tells every wrong group, permutation, pool and order apart.
/// </summary>
public class OnnxZooModelTests
{
    private static readonly NetworkSpec Zoo = Presets.Of(ShuffleNetDialect.OnnxZoo, 4, 0.5);

    [Fact]
    public void Run_PublishedGraphWithRandomWeights_IsTheReferenceInTheDialectOnnxZoo()
    {
        ModelProto model = Published();
        using var tensors = new RandomTensors(Zoo, seed: 21);
        PutWeights(model.Graph, new NamedTensors(Zoo, tensors));
        float[] input = RandomInput.Of(Zoo, seed: 22);
        using var session = new OnnxSession(model.ToByteArray());

        double[] expected = new ReferenceNetwork(Zoo, tensors).Run(input);
        float[] actual = session.Run(input);

        Assert.True(expected.Max() > 2 * expected.Min(), "the answers of the classes hardly differ");
        Assert.InRange(Difference.Relative(expected, actual), 0, 1e-4);
    }

    [Fact]
    public void Run_PublishedModel_GivesThePublishedOutput()
    {
        using var session = new OnnxSession(Published().ToByteArray());
        var expected = TensorProto.Parser.ParseFrom(File.ReadAllBytes(SharedData.PathOf("light_shufflenet_output_0.pb")));

        float[] actual = session.Run(RandomInput.Of(Zoo, seed: 23));

        double[] values = [.. MemoryMarshal.Cast<byte, float>(expected.RawData.Span).ToArray()];
        Assert.InRange(Difference.Relative(values, actual), 0, 1e-5);
    }

    private static ModelProto Published() =>
        ModelProto.Parser.ParseFrom(File.ReadAllBytes(SharedData.PathOf("light_shufflenet.onnx")));

    /// <summary>
    /// Puts the weights in the place of the constants, in the order in which the graph's nodes use them, which is the order
    /// of a run. The bias that the first convolution has here becomes zero, since the dialects have none.
    /// </summary>
    private static void PutWeights(GraphProto graph, NamedTensors tensors)
    {
        using IEnumerator<(TensorInfo Info, double[] Values)> next = tensors.All.GetEnumerator();
        List<NodeProto> constants = [.. graph.Node.Where(node => node.OpType == "ConstantOfShape")];
        List<NodeProto> operations = [.. graph.Node.Except(constants)];
        HashSet<string> published = [.. constants.Select(node => node.Output[0])];
        foreach (TensorProto tensor in graph.Initializer.Where(tensor => tensor.DataType == (int)TensorProto.Types.DataType.Float))
        {
            published.Add(tensor.Name);
        }

        graph.Node.Clear();
        graph.Node.Add(operations);
        foreach (NodeProto node in operations)
        {
            bool stem = node.OpType == "Conv" && node.Input.Count == 3;
            foreach (string name in node.Input.Take(stem ? 2 : node.Input.Count).Where(published.Contains))
            {
                Assert.True(next.MoveNext(), $"the graph has more weights than the preset, from {name} on");
                Replace(graph, name, next.Current.Info.Shape, next.Current.Values);
            }

            if (stem)
            {
                Replace(graph, node.Input[2], [Zoo.StemChannels], new double[Zoo.StemChannels]);
            }
        }

        Assert.False(next.MoveNext(), "the preset has more weights than the graph");
    }

    private static void Replace(GraphProto graph, string name, IReadOnlyList<long> shape, double[] values)
    {
        TensorProto old = graph.Initializer.SingleOrDefault(tensor => tensor.Name == name)
            ?? graph.Initializer.Single(tensor => tensor.Name == $"{name}__SHAPE");
        if (old.DataType == (int)TensorProto.Types.DataType.Float)
        {
            Assert.Equal(old.Dims, shape);
        }
        else
        {
            Assert.Equal(MemoryMarshal.Cast<byte, long>(old.RawData.Span).ToArray(), shape);
            // Older models list every initializer among the inputs; a shape that nothing reads any more goes altogether.
            graph.Input.Remove(graph.Input.Single(input => input.Name == old.Name));
            graph.Input.Add(Declaration(name, shape));
        }

        graph.Initializer.Remove(old);
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(Array.ConvertAll(values, value => (float)value))),
        };
        tensor.Dims.Add(shape);
        graph.Initializer.Add(tensor);
    }

    private static ValueInfoProto Declaration(string name, IReadOnlyList<long> shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new() };
        tensor.Shape.Dim.Add(shape.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
