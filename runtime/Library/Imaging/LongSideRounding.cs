namespace ShuffleNet.Compiler;

/// <summary>How the long side of a resized image is rounded; exact is short side * long / short.</summary>
public enum LongSideRounding
{
    /// <summary>Down, as torchvision's Resize does.</summary>
    Down = 0,

    /// <summary>To the nearest, halves up, as the resize of the authors' ShuffleNet-Series does.</summary>
    Nearest = 1,
}
