using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Import.Caffe;
using ShuffleNet.Compiler.Import.Ncnn;
using ShuffleNet.Compiler.Import.Onnx;

namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>
/// Models of other tools: read, recognised, described, and their weights loaded. A format of two files is one input, the text
/// first and a zero byte between them; without it the other file is empty.
/// </summary>
internal static class ModelTargets
{
    /// <summary>The size of the tiny networks, where a file leaves it open.</summary>
    public static ModelOptions Options { get; } = new() { InputHeight = 17, InputWidth = 17 };

    public static Action Onnx(byte[] input) => () => Use(ModelFormat.Onnx, OnnxReader.Read("input", input, null, Options));

    public static Action CaffeModel(byte[] input) => () => Use(ModelFormat.Caffe, CaffeReader.Read("input", null, input, Options));

    public static Action CaffeText(byte[] input)
    {
        (byte[] text, byte[] model) = Halves(input);
        return () => Use(ModelFormat.Caffe, CaffeReader.Read("input", text, model, Options));
    }

    public static Action Ncnn(byte[] input)
    {
        (byte[] text, byte[] weights) = Halves(input);
        string path = InputFolder.Write("input.bin", weights);
        return () => Use(ModelFormat.Ncnn, NcnnReader.Read("input", text, path, Options));
    }

    /// <summary>Whatever the content says it is, by its path.</summary>
    public static Action AnyFile(byte[] input)
    {
        string path = InputFolder.Write("input", input);
        return () =>
        {
            using ModelFile file = ModelFile.Open(path, Options);
            Use(file);
        };
    }

    public static void Use(ModelFile file)
    {
        _ = file.Attribute;
        using (TensorSource tensors = file.TensorsFor(file.Spec))
        {
            TensorReads.All(tensors);
        }

        if (file.Spec.Version == ShuffleNetVersion.V1)
        {
            file.Load<TinyResidual>().Dispose();
        }
        else
        {
            file.Load<TinySplit>().Dispose();
        }
    }

    private static void Use(ModelFormat format, FileNetwork network)
    {
        using ModelFile file = new("input", new GraphContent(format, network, Options));
        Use(file);
    }

    private static (byte[] First, byte[] Second) Halves(byte[] input)
    {
        int end = Array.IndexOf(input, (byte)0);
        return end < 0 ? (input, []) : (input[..end], input[(end + 1)..]);
    }
}
