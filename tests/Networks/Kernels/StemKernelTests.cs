using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Passes;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using Rounding = ShuffleNet.Compiler.PoolRounding;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>The first convolution and its maximum pool by bands, against naive ones of whole planes.</summary>
public class StemKernelTests
{
    public static TheoryData<int, int, int, int, int, bool, int> Bands => new()
    {
        // output channels, rows and columns of the input, stride, padding of the pool, whether it rounds up, rows of a band
        { 24, 32, 64, 2, 1, false, 2 },
        { 24, 32, 64, 2, 1, false, 4 },
        { 24, 32, 64, 2, 1, false, 8 },
        { 24, 32, 64, 2, 0, true, 2 },
        { 24, 32, 64, 2, 0, true, 8 },
        { 24, 34, 64, 2, 0, false, 4 },
        { 5, 33, 19, 2, 1, false, 3 },
        { 5, 33, 19, 2, 1, true, 3 },
        { 5, 35, 131, 2, 0, true, 3 },
        { 12, 16, 16, 1, 1, false, 4 },
        { 12, 15, 9, 1, 0, true, 1 },
        { 1, 4, 1, 2, 1, false, 1 },
        { 58, 24, 37, 1, 1, true, 1 },

        // 11 rows of the pool, and 13: the last band is lower.
        { 24, 44, 64, 2, 1, false, 4 },
        { 24, 44, 64, 2, 0, true, 4 },
        { 7, 26, 21, 1, 0, true, 5 },
    };

    private static readonly KernelCases<(int, int, int, int, int, bool, int)> s_stems = new(
        Bands.Select(row => row.Data), band => [Stem(band)], band => BandFloats(band));

    [Theory]
    [MemberData(nameof(Bands))]
    public void Stem_Bands_AgreeWithReference(int channels, int height, int width, int stride, int padding, bool ceiling, int rows)
    {
        LayerHarness layer = new();
        double[] weights = layer.Weights("w", channels, 3, 3);
        Func<Planes, Planes> norm = layer.Norm("n", channels);
        Planes input = layer.Input(new TensorShape(3, height, width));
        Planes rectified = ReferenceOperators.Relu(norm(ReferenceConvolution.Run(input, weights, null, channels, 3, stride, 1, 1)));
        Planes expected = new ReferencePool(3, 2, padding, ceiling ? Rounding.Ceiling : Rounding.Floor).Maximum(rectified);

        IReadOnlyList<float[]> actual = s_stems.Run((channels, height, width, stride, padding, ceiling, rows), layer.Tensors, input);

        Assert.All(actual, answer => LayerHarness.AssertClose(expected, answer));
    }

    /// <summary>As many rows as keep 32 Ki floats, where the whole output has more; equal bands where there are any.</summary>
    [Theory]
    [InlineData(ShuffleNetDialect.Megvii, 1, 224, 224, 4)]
    [InlineData(ShuffleNetDialect.Megvii, 2, 224, 224, 2)]
    [InlineData(ShuffleNetDialect.Paper, 1, 224, 224, 4)]
    [InlineData(ShuffleNetDialect.Megvii, 1, 320, 320, 2)]
    [InlineData(ShuffleNetDialect.Megvii, 1, 64, 64, 0)]
    [InlineData(ShuffleNetDialect.Megvii, 1, 148, 148, 8)]
    public void Plan_Size_ChoosesBands(ShuffleNetDialect dialect, double scale, int height, int width, int rows)
    {
        NetworkSpec spec = Presets.Of(dialect, 3, scale) with { InputHeight = height, InputWidth = width };

        NetworkPlan plan = Planner.Plan(PassPipeline.Run(NetworkFamily.Build(spec)));

        Assert.Equal(rows, (plan.Steps[0].Kernel as StemKernel)?.BandRows ?? 0);
        Assert.Equal(rows == 0, plan.Steps.Any(step => step.Name == "stem.pool"));
    }

    private static TensorShape Convolved((int Channels, int Height, int Width, int Stride, int Padding, bool Ceiling, int Rows) band) =>
        new(band.Channels, ((band.Height - 1) / band.Stride) + 1, ((band.Width - 1) / band.Stride) + 1);

    private static int BandFloats((int Channels, int Height, int Width, int Stride, int Padding, bool Ceiling, int Rows) band) =>
        band.Channels * ((2 * band.Rows) + 1) * Convolved(band).Width;

    private static ConvolutionNode Stem((int Channels, int Height, int Width, int Stride, int Padding, bool Ceiling, int Rows) band)
    {
        Rounding rounding = band.Ceiling ? Rounding.Ceiling : Rounding.Floor;
        TensorShape convolved = Convolved(band);
        Slice result = LayerHarness.Whole(
            "output",
            band.Channels,
            WindowSize.Of(convolved.Height, 3, 2, band.Padding, rounding),
            WindowSize.Of(convolved.Width, 3, 2, band.Padding, rounding));
        return new("stem", LayerHarness.Whole("input", 3, band.Height, band.Width), result, "w", 3, band.Stride, 1, 1)
        {
            Norm = "n",
            Activation = Activation.Relu,
            Pool = new FusedPool(convolved, band.Padding),
        };
    }
}
