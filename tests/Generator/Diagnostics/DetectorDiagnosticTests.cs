using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Diagnostics;

/// <summary>A bad and a fixed detector for every diagnostic: ID, place in the source, message.</summary>
public class DetectorDiagnosticTests
{
    [Theory]
    [InlineData("[Detector((DetectorKind)9)]",
        "SNC011 @ (DetectorKind)9: Kind is 9, which is not a member of DetectorKind; the members are ", "[FastestDet)]")]
    [InlineData("[FastestDet, Classes = 0)]",
        "SNC010 @ Classes = 0: Classes is 0; it must be 1 to 8192", "[FastestDet, Classes = 1)]")]
    [InlineData("[FastestDet, Kernel = 4)]",
        "SNC010 @ Kernel = 4: Kernel is 4; it must be 3, 5 or 7", "[FastestDet, Kernel = 7)]")]
    [InlineData("[FastestDet, Threads = 9)]",
        "SNC010 @ Threads = 9: Threads is 9; it must be 1 to 8", "[FastestDet, Threads = 2)]")]
    [InlineData("[FastestDet, InputHeight = 300)]",
        "SNC057 @ InputHeight = 300: InputHeight is 300, and the levels of a detector meet only where it is a multiple of 32: use 288 or 320",
        "[FastestDet, InputHeight = 320)]")]
    [InlineData("[FastestDet, InputWidth = 4096, InputHeight = 4096, Classes = 8192)]",
        "SNC022 @ InputHeight = 4096: The activations at ", "[FastestDet, InputWidth = 96)]")]
    [InlineData("[V2)][FastestDet, InputWidth = 64)]",
        "SNC056 @ InputWidth = 64: InputWidth of [Detector] is a matter of [ShuffleNet] beside it: set it there",
        "[V2)][FastestDet)]")]
    [InlineData("[V2, Classes = 2)][FastestDet)]",
        "SNC056 @ Classes = 2: Classes of [ShuffleNet] is a matter of [Detector] beside it: set it there",
        "[V2)][FastestDet, Classes = 2)]")]
    [InlineData("[V2, OutputStages = new[] { 2 })][FastestDet)]",
        "SNC056 @ OutputStages = new[] { 2 }: OutputStages of [ShuffleNet] is a matter of [Detector] beside it: remove it",
        "[ShuffleNet(ShuffleNetVersion.V2, InputHeight = 64, InputWidth = 96)][FastestDet)]")]
    [InlineData("[V2, StageStrides = new[] { 2, 1, 2 })][FastestDet)]",
        "SNC058 @ StageStrides = new[] { 2, 1, 2 }: The stages of this backbone have strides 8, 8, 16; a detector reads stages of strides 8, 16, 32: change StageStrides, StemStride or StemPool",
        "[ShuffleNet(ShuffleNetVersion.V1, InputHeight = 64, InputWidth = 64, StemStride = 1, StageRepeats = new[] { 1, 1, 1, 1 }, StageChannels = new[] { 48, 96, 192, 384 }, StageStrides = new[] { 2, 2, 2, 2 }, Groups = 1)][FastestDet)]")]
    [InlineData("[Detector(DetectorKind.NanoDetPlus, Channels = 95)]",
        "SNC060 @ Channels = 95: Channels is 95, and the blocks of NanoDetPlus compute one half of them from the other: use an even number such as 96",
        "[Detector(DetectorKind.NanoDet, Channels = 95, InputHeight = 32, InputWidth = 32)]")]
    [InlineData("[Detector(DetectorKind.YoloFastestV2, Anchors = new double[] { 1, 2, 3 })]",
        "SNC060 @ Anchors = new double[] { 1, 2, 3 }: Anchors has 3 numbers, and they are width and height of 1 to 16 anchors for each of two strides: use a multiple of 4, up to 64",
        "[Detector(DetectorKind.YoloFastestV2, Anchors = new double[] { 1, 2, 3, 4.5 }, InputHeight = 32, InputWidth = 32)]")]
    [InlineData("[Detector(DetectorKind.YoloFastestV2, Anchors = new double[] { 1, 2, -3, 4 })]",
        "SNC010 @ -3: Anchors[2] is -3; it must be above 0 and up to 4096",
        "[Detector(DetectorKind.YoloFastestV2, InputHeight = 32, InputWidth = 32)]")]
    [InlineData("[Detector(DetectorKind.YoloFastestV2, Anchors = new double[0])]",
        "SNC060 @ Anchors = new double[0]: Anchors has 0 numbers",
        "[Detector(DetectorKind.YoloFastestV2, Channels = 71, InputHeight = 32, InputWidth = 32)]")]
    [InlineData("[Detector(DetectorKind.NanoDet, DistanceBins = 1)]",
        "SNC010 @ DistanceBins = 1: DistanceBins is 1; it must be 2 to 64",
        "[Detector(DetectorKind.NanoDet, DistanceBins = 2, Convolutions = 0, InputHeight = 32, InputWidth = 32)]")]
    [InlineData("[V2, InputChannels = 4)][FastestDet)]",
        "SNC059 @ InputChannels = 4: InputChannels is 4; a detector reads photographs, which have 3 planes: remove it",
        "[V2, InputChannels = 3)][FastestDet)]")]
    [InlineData("[V2, Scale = -1)][FastestDet)]",
        "SNC012 @ Scale = -1: Scale is -1; it must be a finite number greater than 0",
        "[V2, Scale = 2)][FastestDet)]")]
    public void Run_WrongDetector_IsReportedAndFixed(string bad, string expected, string repaired)
    {
        GeneratorRun wrong = Of(bad);
        GeneratorRun right = Of(repaired);

        Assert.StartsWith(expected, wrong.Single(), StringComparison.Ordinal);
        Assert.Empty(wrong.Sources);
        Assert.Empty(right.Diagnostics);
        Assert.Empty(right.CompilerErrors);
        Assert.Single(right.Sources);
    }

    [Fact]
    public void Run_PropertyOfAnotherKind_IsWarnedOf()
    {
        GeneratorRun run = Of("[FastestDet, DistanceBins = 8, InputHeight = 32, InputWidth = 32)]");

        Assert.Equal("SNC023 @ DistanceBins = 8: DistanceBins has no effect, because Kind is FastestDet: remove it", run.Single());
        Assert.Single(run.Sources);
    }

    // [V2…)] is short for a backbone of 64x64, [FastestDet…)] for that head.
    private static GeneratorRun Of(string attributes)
    {
        string written = attributes
            .Replace("[V2", "[ShuffleNet(ShuffleNetVersion.V2, InputHeight = 64, InputWidth = 64", StringComparison.Ordinal)
            .Replace("[FastestDet", "[Detector(DetectorKind.FastestDet", StringComparison.Ordinal);
        return GeneratorRun.Of($"using ShuffleNet.Compiler;\nnamespace Sample;\n{written}\npublic sealed partial class Detector;\n");
    }
}
