using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Samples;

/// <summary>The network in the repository: its compiled predictions are PyTorch's, image by image.</summary>
public class FashionTests
{
    private const string TestImages = FashionFiles.DataFolder + "/t10k-images-idx3-ubyte.gz";

    private static NetworkSpec Spec => Presets.Of(ShuffleNetDialect.Megvii, 3, 0.5) with
    {
        StemStride = 1,
        StemPool = false,
        InputHeight = 28,
        InputWidth = 28,
        InputChannels = 1,
        Classes = 10,
    };

    [Fact]
    public void Run_CommittedImages_PredictsAsPyTorch()
    {
        int[] predictions = Predict(FashionFiles.PathOf("images/first-200-images.idx.gz"));

        Assert.Equal(FashionFiles.Predictions().Take(200).Select(value => (int)value), predictions);
    }

    [Fact]
    public void Run_AllTestImages_PredictsAsPyTorch()
    {
        SkipWithoutData();

        int[] predictions = Predict(TestImages);

        Assert.Equal(FashionFiles.Predictions().Select(value => (int)value), predictions);
    }

    [Fact]
    public void CommittedImages_AreTheFirstOfTheDataSet()
    {
        SkipWithoutData();

        Assert.Equal(
            FashionFiles.ReadInputs(TestImages).Take(200), FashionFiles.ReadInputs(FashionFiles.PathOf("images/first-200-images.idx.gz")));
    }

    [Fact]
    public void Metadata_OfTheCommittedWeights_CompilesToTheSameNetwork()
    {
        using WeightFile weights = WeightFile.Open(FashionFiles.Weights);
        float[] input = FashionFiles.ReadInputs(FashionFiles.PathOf("images/first-200-images.idx.gz"))[0];

        float[] output = GeneratedNetwork.Create(weights.Metadata["attribute"]).Run(weights, input);

        Assert.Equal(CompiledNetwork.Create(Spec).Run(weights, input), output);
    }

    private static int[] Predict(string path)
    {
        using WeightFile weights = WeightFile.Open(FashionFiles.Weights);
        INetworkRunner network = CompiledNetwork.Create(Spec);
        IReadOnlyList<float[]> inputs = FashionFiles.ReadInputs(path);
        Assert.Equal(0, network.AllocatedByRun(inputs[0]));
        return network.Predict(weights, inputs);
    }

    private static void SkipWithoutData() =>
        Assert.SkipUnless(File.Exists(TestImages), $"{TestImages} is not there: apt-get install dataset-fashion-mnist");
}
