using Google.Protobuf;
using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>
/// Rewrites a model for an opset from 18 on, as ONNX's list of changes asks for: the axes of ReduceMean are an input, and a Split
/// without lengths says how many parts it makes. The other operators of a ShuffleNet only take more element types since.
/// </summary>
internal static class NewerOpset
{
    public static byte[] Of(byte[] bytes, int opset)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(bytes);
        model.OpsetImport.Single(import => import.Domain.Length == 0).Version = opset;
        model.IrVersion = Math.Max(model.IrVersion, 8);
        foreach (NodeProto node in model.Graph.Node)
        {
            switch (node.OpType)
            {
                case "ReduceMean":
                    AxesToInput(model.Graph, node);
                    break;
                case "Split":
                    CountParts(node);
                    break;
            }
        }

        return model.ToByteArray();
    }

    private static void AxesToInput(GraphProto graph, NodeProto node)
    {
        AttributeProto axes = node.Attribute.Single(attribute => attribute.Name == "axes");
        node.Attribute.Remove(axes);
        TensorProto tensor = new()
        {
            Name = node.Output[0] + ".axes",
            DataType = (int)TensorProto.Types.DataType.Int64,
            Dims = { axes.Ints.Count },
            Int64Data = { axes.Ints },
        };
        graph.Initializer.Add(tensor);
        node.Input.Add(tensor.Name);
    }

    private static void CountParts(NodeProto node)
    {
        AttributeProto? lengths = node.Attribute.SingleOrDefault(attribute => attribute.Name == "split");
        Assert.Single(lengths?.Ints.Distinct() ?? [0]);
        if (lengths is not null)
        {
            node.Attribute.Remove(lengths);
        }

        node.Attribute.Add(
            new AttributeProto { Name = "num_outputs", I = node.Output.Count, Type = AttributeProto.Types.AttributeType.Int });
    }
}
