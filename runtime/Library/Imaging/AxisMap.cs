namespace ShuffleNet.Compiler;

/// <summary>Where the pixels of an output lie in the source, along one side; pixel k of either reaches from k to k + 1.</summary>
/// <param name="Margin">Pixels of the resized source before the output's first; negative where the output begins with a bar.</param>
/// <param name="Scale">Source pixels for each output pixel.</param>
/// <param name="IsWarp">Whether indices of pixels, and not their centres, are what is mapped.</param>
internal readonly record struct AxisMap(double Margin, double Scale, bool IsWarp)
{
    private const double HalfPixel = 0.5;

    /// <summary>The whole source.</summary>
    public static AxisMap Stretched(int source, int output, ResizeFilter filter) => Of(0, (double)source / output, filter);

    /// <summary>The centre of the resized source.</summary>
    public static AxisMap Cropped(int source, long resized, int output, ResizeFilter filter) =>
        // torchvision's CenterCrop rounds as Python does: a half goes to the even neighbour.
        Of(Math.Round((resized - output) / 2.0, MidpointRounding.ToEven), (double)source / resized, filter);

    /// <summary>The whole source in the centre.</summary>
    public static AxisMap Centred(int source, int output, double scale, ResizeFilter filter) =>
        Of(((source / scale) - output) / 2, scale, filter);

    /// <summary>The centre of an output pixel.</summary>
    public double Centre(int pixel) => IsWarp ? ((Margin + pixel) * Scale) + HalfPixel : (Margin + pixel + HalfPixel) * Scale;

    /// <summary>Where a place of the output lies.</summary>
    public double Place(double place) => (Margin + place) * Scale;

    private static AxisMap Of(double margin, double scale, ResizeFilter filter) =>
        new(margin, scale, filter == ResizeFilter.BilinearWarp);
}
