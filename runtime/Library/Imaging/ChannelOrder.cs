namespace ShuffleNet.Compiler;

/// <summary>Which planes a network's input has, first to last. A gray image fills each plane of a coloured input alike.</summary>
public enum ChannelOrder
{
    /// <summary>Three planes: red, green, blue.</summary>
    Rgb = 0,

    /// <summary>Three planes: blue, green, red.</summary>
    Bgr = 1,

    /// <summary>One plane. Colours become the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, not rounded.</summary>
    Gray = 2,
}
