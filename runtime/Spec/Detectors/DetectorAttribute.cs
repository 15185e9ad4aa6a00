namespace ShuffleNet.Compiler;

/// <summary>
/// Makes a partial class an object detector: the generator emits backbone and head, specialised for exactly that network. Alone it
/// means the published network of its kind; beside <see cref="ShuffleNetAttribute"/>, which then says everything about the backbone,
/// input and compilation, it puts the head on that one.
/// </summary>
/// <param name="kind">The published detector whose head and decoding the class has.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DetectorAttribute(DetectorKind kind) : Attribute
{
    /// <summary>The published detector whose head and decoding the class has.</summary>
    public DetectorKind Kind { get; } = kind;

    /// <summary>Classes of objects, 1 to 8192. Default: 80, those of COCO.</summary>
    public int Classes { get; set; } = 80;

    /// <summary>Channels of the head's convolutions; even in NanoDetPlus. Default: 72 in YoloFastestV2, else 96.</summary>
    public int Channels { get; set; } = 96;

    /// <summary>Kernel, 3, 5 or 7, of the head's depthwise convolutions. Default: 3 in NanoDet, else 5.</summary>
    public int Kernel { get; set; } = 5;

    /// <summary>
    /// NanoDet, NanoDetPlus: pairs of a depthwise and a pointwise convolution on each level, 0 to 8. Default: 2.
    /// </summary>
    public int Convolutions { get; set; } = 2;

    /// <summary>
    /// NanoDet, NanoDetPlus: distances from a cell to a side of its box, in steps of the stride from 0 on, whose distribution the network
    /// gives; 2 to 64. Default: 8.
    /// </summary>
    public int DistanceBins { get; set; } = 8;

    /// <summary>
    /// YoloFastestV2: width and height in pixels of the input of each anchor, those of stride 16 first; as many of stride 16 as of
    /// stride 32.
    /// Default: the six that its authors found for COCO at 352x352.
    /// </summary>
    public double[]? Anchors { get; set; }

    /// <summary>
    /// Rows of the input, a multiple of 32; not beside <see cref="ShuffleNetAttribute"/>. Default: 320 in NanoDets, else 352.
    /// </summary>
    public int InputHeight { get; set; } = 352;

    /// <summary>
    /// Columns of the input, a multiple of 32; not beside <see cref="ShuffleNetAttribute"/>. Default: 320 in NanoDets, else 352.
    /// </summary>
    public int InputWidth { get; set; } = 352;

    /// <summary>As <see cref="ShuffleNetAttribute.Threads"/>; not beside <see cref="ShuffleNetAttribute"/>. Default: 1.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>As <see cref="ShuffleNetAttribute.Profile"/>; not beside <see cref="ShuffleNetAttribute"/>. Default: false.</summary>
    public bool Profile { get; set; }

    /// <summary>As <see cref="ShuffleNetAttribute.Checked"/>; not beside <see cref="ShuffleNetAttribute"/>. Default: false.</summary>
    public bool Checked { get; set; }
}
