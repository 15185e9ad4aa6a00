using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Import.Weights;

/// <summary>Files that PyTorch 1.13 wrote with Data/make.py, in every format and with every element type.</summary>
public class WrittenByTorchTests
{
    public static TheoryData<string> Tensors => ["tensors.zip.pth", "tensors.protocol4.pth", "tensors.legacy.pth", "tensors.legacy4.pth"];

    public static TheoryData<string> Checkpoints => ["checkpoint.zip.pth", "checkpoint.legacy.pth"];

    private static double Pattern(int index) => (index * 0.5) - 3;

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Read_EveryElementType_IsExact(string name)
    {
        using WeightFile file = WeightFile.Open(WeightFiles.WrittenByTorch(name));

        double[] pattern = [.. Enumerable.Range(0, 24).Select(Pattern)];
        Assert.Equal(pattern, file.Read("float32"));
        Assert.Equal(pattern, file.Read("float16"));
        Assert.Equal(pattern, file.Read("bfloat16"));
        Assert.Equal(Enumerable.Range(0, 6).Select(i => i / 3.0), file.Read("float64"));
        Assert.Equal([300000.0], file.Read("int64"));
        Assert.Equal([int.MinValue, 7.0], file.Read("int32"));
        Assert.Equal([short.MinValue, 7.0], file.Read("int16"));
        Assert.Equal([sbyte.MinValue, 7.0], file.Read("int8"));
        Assert.Equal([255.0, 7.0], file.Read("uint8"));
        Assert.Equal([1.0, 0.0], file.Read("bool"));
        Assert.Equal([0.0, 1.0, 2.0], file.Read("parameter"));
        Assert.Empty(file.Read("empty"));
        Assert.Empty(file.Metadata);
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Tensors_EveryElementType_AreListedInOrder(string name)
    {
        using WeightFile file = WeightFile.Open(WeightFiles.WrittenByTorch(name));

        string[] types = ["float32", "float64", "float16", "bfloat16"];
        Assert.Equal(types, file.Tensors.Take(4).Select(tensor => tensor.Name));
        Assert.Equal(types, file.Tensors.Take(4).Select(tensor => tensor.ElementType));
        Assert.Equal([2, 3, 4], file.Tensors[0].Shape);
        Assert.Empty(file.Tensors.Single(tensor => tensor.Name == "int64").Shape);
    }

    [Theory]
    [MemberData(nameof(Tensors))]
    public void Read_StridesAndOffsets_IsRowMajor(string name)
    {
        using WeightFile file = WeightFile.Open(WeightFiles.WrittenByTorch(name));

        var transposed =
            from k in Enumerable.Range(0, 4)
            from i in Enumerable.Range(0, 2)
            from j in Enumerable.Range(0, 3)
            select Pattern((i * 12) + (j * 4) + k);
        Assert.Equal([4, 2, 3], file.Tensors.Single(tensor => tensor.Name == "transposed").Shape);
        Assert.Equal(transposed, file.Read("transposed"));
        Assert.Equal([1.0, 3.0, 5.0, 7.0, 9.0], file.Read("every_second"));
        Assert.Equal([7.0, 8.0, 9.0], file.Read("tail_of_shared"));
    }

    [Theory]
    [MemberData(nameof(Checkpoints))]
    public void Open_CheckpointWithOptimizer_ListsTheStateDictionaryAlone(string name)
    {
        using WeightFile file = WeightFile.Open(WeightFiles.WrittenByTorch(name));

        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"],
            file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([0.0, 1.0, 2.0, 3.0, 4.0, 5.0], file.Read("0.weight"));
    }

    [Fact]
    public void Open_WholeModule_IsRefusedByTheClassName()
    {
        var exception = Assert.Throws<UnsupportedWeightsException>(() => WeightFile.Open(WeightFiles.WrittenByTorch("whole-module.pth")));

        Assert.Contains("torch.nn.modules.linear.Linear", exception.Message, StringComparison.Ordinal);
        Assert.Contains("whole-module.pth", exception.Message, StringComparison.Ordinal);
    }
}
