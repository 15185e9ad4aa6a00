namespace ShuffleNet.Compiler;

/// <summary>The backbone that a kind of detector was published with, and the strides at which its head works.</summary>
/// <param name="Dialect">Of the ShuffleNet V2.</param>
/// <param name="Scale">Of the ShuffleNet V2.</param>
/// <param name="Side">Rows and columns of the input.</param>
/// <param name="Strides">Of the levels of results: how many pixels of the input a cell stands for along each side.</param>
internal sealed record DetectorBackbone(ShuffleNetDialect Dialect, double Scale, int Side, EquatableArray<int> Strides)
{
    /// <summary>The strides of the stages that every head reads. The input is a multiple of the last one.</summary>
    public static IReadOnlyList<int> StageStrides { get; } = [8, 16, 32];

    public static DetectorBackbone Of(DetectorKind kind) => kind switch
    {
        DetectorKind.NanoDet => new(ShuffleNetDialect.Torchvision, 1, 320, new([8, 16, 32])),
        DetectorKind.NanoDetPlus => new(ShuffleNetDialect.Torchvision, 1, 320, new([8, 16, 32, 64])),
        DetectorKind.YoloFastestV2 => new(ShuffleNetDialect.Megvii, 0.5, 352, new([16, 32])),
        _ => new(ShuffleNetDialect.Megvii, 0.5, 352, new([16])),
    };
}
