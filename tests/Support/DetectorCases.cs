namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Detectors that tests compile, written down from their authors' code and not through the compiler's resolver.</summary>
internal static class DetectorCases
{
    /// <summary>As published.</summary>
    public static (NetworkSpec Backbone, DetectorSpec Head) FastestDet => (
        Backbone(ShuffleNetDialect.Megvii, 0.5, 352),
        new DetectorSpec(DetectorKind.FastestDet) { Classes = 80, Channels = 96, Kernel = 5 });

    /// <summary>As published, but for its input.</summary>
    public static (NetworkSpec Backbone, DetectorSpec Head) NanoDet(int side) => (
        Backbone(ShuffleNetDialect.Torchvision, 1, side),
        new DetectorSpec(DetectorKind.NanoDet) { Classes = 80, Channels = 96, Kernel = 3, Convolutions = 2, DistanceBins = 8 });

    /// <summary>As published, but for its input.</summary>
    public static (NetworkSpec Backbone, DetectorSpec Head) NanoDetPlus(int side) => (
        Backbone(ShuffleNetDialect.Torchvision, 1, side),
        new DetectorSpec(DetectorKind.NanoDetPlus) { Classes = 80, Channels = 96, Kernel = 5, Convolutions = 2, DistanceBins = 8 });

    private static NetworkSpec Backbone(ShuffleNetDialect dialect, double scale, int side) =>
        Presets.SplitOf(dialect, scale) with { InputHeight = side, InputWidth = side, HeadChannels = 0, OutputStages = [2, 3, 4] };
}
