namespace ShuffleNet.Compiler;

/// <summary>How an image of any shape becomes a network's input.</summary>
public enum ResizeMode
{
    /// <summary>The short side gets a length, and the centre of the result is cropped.</summary>
    Crop = 0,

    /// <summary>The whole image, whatever that does to its proportions.</summary>
    Stretch = 1,

    /// <summary>The whole image in its proportions, as large as fits, in the centre; bars fill the rest.</summary>
    Letterbox = 2,
}
