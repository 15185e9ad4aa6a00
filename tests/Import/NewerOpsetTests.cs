using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>
/// Opsets newer than the files of PyTorch here have. ONNX Runtime, which checks each operator against the opset that a model
/// names, says that the rewritten files are models of that opset, and what they compute.
/// </summary>
public class NewerOpsetTests
{
    private static string Data => Repository.Models;

    public static TheoryData<string, int> Models => new MatrixTheoryData<string, int>(
        ["v1-megvii-unfolded-opset16", "v1-zoo-opset14", "v2-torchvision-opset9", "v2-torchvision-unfolded-opset16"],
        [18, 19, 20, 21, 22, 23, 24]);

    [Theory]
    [MemberData(nameof(Models))]
    public void Open_NewerOpset_ComputesWhatOnnxRuntimeDoes(string name, int opset)
    {
        byte[] older = File.ReadAllBytes(Path.Combine(Data, name + ".onnx"));
        byte[] model = NewerOpset.Of(older, opset);
        using TemporaryFile olderPath = new("older.onnx", older);
        using TemporaryFile path = new("newer.onnx", model);
        using ModelFile olderFile = ModelFile.Open(olderPath.Path);
        using OnnxSession session = new(model);
        float[] input = TorchExportTests.Ramp(session.Input.Length);
        double[] expected = Array.ConvertAll(session.Run(input), value => (double)value);

        using ModelFile file = ModelFile.Open(path.Path);

        Assert.Equal(olderFile.Attribute, file.Attribute);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(file.Evaluate(input), value => (float)value)), 0, 1e-5);
    }
}
