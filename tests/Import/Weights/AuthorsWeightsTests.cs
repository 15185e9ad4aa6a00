using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Import.Weights;

/// <summary>The authors' trained weights; the numbers come from an independent reader (Python's pickle and NumPy).</summary>
public class AuthorsWeightsTests
{
    [Theory]
    [InlineData(
        "shufflenet-v1-0.5x-g3.pth.tar",
        12,
        480,
        729613,
        0.22373950481414795,
        0.164985790848732,
        0.010410037823021412,
        0.040201421827077866,
        2.967104363331927,
        7.824538230895996)]
    [InlineData(
        "shufflenet-v1-0.5x-g8.pth.tar",
        16,
        768,
        1030081,
        0.12823207676410675,
        0.07820659875869751,
        0.11858931183815002,
        -0.09480243921279907,
        -1.5371523767945519,
        10.707159996032715)]
    public void Open_AuthorsFile_ListsAndReadsEveryTensor(
        string name,
        long stem,
        long channels,
        long total,
        double stemFirst,
        double stemLast,
        double first,
        double last,
        double sum,
        double variance)
    {
        using WeightFile file = WeightFile.Open(SharedData.PathOf(name));

        Assert.Equal(295, file.Tensors.Count);
        Assert.Equal(total, file.Tensors.Sum(tensor => tensor.Length));
        Assert.Equal("module.first_conv.0.weight", file.Tensors[0].Name);
        Assert.Equal([stem, 3, 3, 3], file.Tensors[0].Shape);
        TensorInfo classifier = Assert.Single(file.Tensors, tensor => tensor.Name == "module.classifier.0.weight");
        Assert.Equal([1000, channels], classifier.Shape);
        Assert.Equal("float32", classifier.ElementType);
        Assert.All(file.Tensors, tensor => Assert.All(file.Read(tensor), value => Assert.True(double.IsFinite(value), tensor.Name)));

        double[] weights = file.Read(file.Tensors[0]);
        Assert.Equal((stemFirst, stemLast), (weights[0], weights[^1]));
        weights = file.Read(classifier);
        Assert.Equal((first, last), (weights[0], weights[^1]));
        Assert.Equal(sum, weights.Sum(), 1e-9);
        Assert.Equal(variance, file.Read("module.features.5.branch_main_1.1.running_var")[3]);
        Assert.Equal([300000.0], file.Read("module.first_conv.1.num_batches_tracked"));
    }
}
