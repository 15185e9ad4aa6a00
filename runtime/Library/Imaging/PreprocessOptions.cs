namespace ShuffleNet.Compiler;

/// <summary>
/// What a network expects of its input: an image resized as <see cref="Resize"/> says, each value then
/// (pixel * <see cref="Scale"/> - <see cref="Mean"/>) / <see cref="StandardDeviation"/>, pixels being 0 to 255.
/// </summary>
public sealed record PreprocessOptions
{
    /// <summary>
    /// The recipe of the trained weights of ShuffleNet-Series: short side 256, crop 224 x 224, planes BGR, values 0 to 255.
    /// </summary>
    public static PreprocessOptions Megvii { get; } = new()
    {
        Channels = ChannelOrder.Bgr,
        LongSideRounding = LongSideRounding.Nearest,
    };

    /// <summary>
    /// The recipe of torchvision's classification weights: short side 256, crop 224 x 224, planes RGB, values 0 to 1 less
    /// the mean of ImageNet (0.485, 0.456, 0.406) over its deviation (0.229, 0.224, 0.225).
    /// </summary>
    public static PreprocessOptions Torchvision { get; } = new()
    {
        Channels = ChannelOrder.Rgb,
        LongSideRounding = LongSideRounding.Down,
        Scale = 1f / 255f,
        Mean = [0.485f, 0.456f, 0.406f],
        StandardDeviation = [0.229f, 0.224f, 0.225f],
    };

    /// <summary>
    /// The recipe of FastestDet: the image stretched to 352 x 352 without antialiasing, planes BGR, values 0 to 1.
    /// </summary>
    public static PreprocessOptions FastestDet { get; } = new()
    {
        Resize = ResizeMode.Stretch,
        Filter = ResizeFilter.Bilinear,
        Height = 352,
        Width = 352,
        Channels = ChannelOrder.Bgr,
        Scale = 1f / 255f,
    };

    /// <summary>The recipe of Yolo-FastestV2, which is FastestDet's.</summary>
    public static PreprocessOptions YoloFastestV2 { get; } = FastestDet;

    /// <summary>
    /// The recipe of NanoDet-m: the whole image in its proportions, warped into 320 x 320 with black bars, planes BGR, values less the mean
    /// of ImageNet over its deviation in levels of 255.
    /// </summary>
    public static PreprocessOptions NanoDet { get; } = new()
    {
        Resize = ResizeMode.Letterbox,
        Filter = ResizeFilter.BilinearWarp,
        Height = 320,
        Width = 320,
        Channels = ChannelOrder.Bgr,
        Mean = [103.53f, 116.28f, 123.675f],
        StandardDeviation = [57.375f, 57.12f, 58.395f],
    };

    /// <summary>The recipe of NanoDet-Plus-m: that of NanoDet-m with the image stretched.</summary>
    public static PreprocessOptions NanoDetPlus { get; } = NanoDet with { Resize = ResizeMode.Stretch };

    /// <summary>How an image of any shape becomes one of <see cref="Height"/> x <see cref="Width"/>. Default: Crop.</summary>
    public ResizeMode Resize { get; init; }

    /// <summary>Which source pixels a resized one is a mean of. Default: Antialiased.</summary>
    public ResizeFilter Filter { get; init; }

    /// <summary>Of Letterbox: the value, 0 to 255, of the pixels around the image; 0 with BilinearWarp. Default: 0, black.</summary>
    public float Bars { get; init; }

    /// <summary>Of Crop: pixels of the short side after the resize; null does not resize, only crops. Default: 256.</summary>
    public int? ShortSide { get; init; } = 256;

    /// <summary>Of Crop: rounding of the long side after the resize. Default: <see cref="LongSideRounding.Down"/>.</summary>
    public LongSideRounding LongSideRounding { get; init; }

    /// <summary>Rows of the network's input. Default: 224.</summary>
    public int Height { get; init; } = PublishedInput.Side;

    /// <summary>Columns of the network's input. Default: 224.</summary>
    public int Width { get; init; } = PublishedInput.Side;

    /// <summary>The planes of the network's input. Default: RGB.</summary>
    public ChannelOrder Channels { get; init; }

    /// <summary>What pixels are multiplied with first; finite. Default: 1, values 0 to 255.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>What is subtracted after the scale; one finite value per plane in the planes' order, or none. Default: none.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [];

    /// <summary>What is divided by last; one finite value above 0 per plane in the planes' order, or none. Default: none.</summary>
    public IReadOnlyList<float> StandardDeviation { get; init; } = [];
}
