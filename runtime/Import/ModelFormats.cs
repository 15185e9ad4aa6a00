using ShuffleNet.Compiler.Import.Caffe;
using ShuffleNet.Compiler.Import.Ncnn;
using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Import;

/// <summary>Finds the format of a model file by its content.</summary>
internal static class ModelFormats
{
    private const int HeadLength = 256;

    /// <param name="path">The graph, or a file that needs none.</param>
    /// <param name="weights">The weights of a format that keeps them apart; null for the file of the same name beside the graph.</param>
    /// <param name="options">What the file may leave open.</param>
    public static ModelContent Read(string path, string? weights, ModelOptions options) =>
        ReadGraph(path, weights, options) is var (format, network)
            ? new GraphContent(format, network, options)
            : StateDictionaryContent.Open(path, options);

    /// <summary>The graph of a file; null where it has tensors alone.</summary>
    /// <inheritdoc cref="Read"/>
    public static (ModelFormat Format, FileNetwork Network)? ReadGraph(string path, string? weights, ModelOptions options)
    {
        byte[] head = Head(path);
        if (ZipPyTorchFormat.Matches(head) || LegacyPyTorchFormat.Matches(head) || SafetensorsFormat.Matches(head))
        {
            return null;
        }

        if (NcnnReader.Matches(head))
        {
            return (ModelFormat.Ncnn, NcnnReader.Read(path, Bytes(path), Weights(path, weights, ".bin")!, options));
        }

        if (CaffeReader.MatchesText(head))
        {
            return (ModelFormat.Caffe, CaffeReader.Read(path, Bytes(path), Bytes(Weights(path, weights, ".caffemodel")!), options));
        }

        if (CaffeReader.MatchesModel(head))
        {
            return (ModelFormat.Caffe, CaffeReader.Read(path, null, Bytes(path), options));
        }

        if (OnnxReader.Matches(head))
        {
            return (ModelFormat.Onnx, OnnxReader.Read(path, Bytes(path), Path.GetDirectoryName(Path.GetFullPath(path)), options));
        }

        throw new UnsupportedWeightsException(
            $"{path}: {WeightFormats.Describe(head)}; ONNX, Caffe and ncnn models, PyTorch files (zip and legacy) and safetensors are "
                + "read here");
    }

    private static byte[] Head(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[(int)Math.Min(HeadLength, file.Length)];
        file.ReadExactly(head);
        return head;
    }

    private static byte[] Bytes(string path)
    {
        long length = new FileInfo(path).Length;
        return length <= Array.MaxLength
            ? File.ReadAllBytes(path)
            : throw new UnsupportedWeightsException($"{path}: {length} bytes; a model of at most {Array.MaxLength} is read here");
    }

    private static string Weights(string graph, string? given, string extension)
    {
        string path = given ?? Path.ChangeExtension(graph, extension);
        return given is not null || File.Exists(path)
            ? path
            : throw new MissingTensorException(
                $"{graph}: its weights are in a file of their own; {WeightStream.Quote(Path.GetFileName(path))} is not beside it");
    }
}
