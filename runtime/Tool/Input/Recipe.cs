namespace ShuffleNet.Compiler.Tool;

/// <summary>How images become a network's input: by the dialect, unless the command line says otherwise.</summary>
internal static class Recipe
{
    // Both of the published recipes resize to 256 for a crop of 224.
    private const double ShortSideToCrop = 256.0 / PublishedInput.Side;

    /// <summary>The recipes that have names.</summary>
    public static IReadOnlyDictionary<string, PreprocessOptions> All { get; } = new Dictionary<string, PreprocessOptions>(
        StringComparer.OrdinalIgnoreCase)
    {
        ["megvii"] = PreprocessOptions.Megvii,
        ["torchvision"] = PreprocessOptions.Torchvision,

        // Of the Caffe networks: planes BGR, less their mean, times 0.017.
        ["caffe"] = new PreprocessOptions
        {
            Channels = ChannelOrder.Bgr, Mean = [103.94f, 116.78f, 123.68f], StandardDeviation = [1 / 0.017f, 1 / 0.017f, 1 / 0.017f],
        },
    };

    /// <summary>The recipe of a dialect's published weights; the ONNX zoo asks for torchvision's.</summary>
    public static string NameOf(NetworkSpec network) => network.Dialect switch
    {
        ShuffleNetDialect.Megvii => "megvii",
        ShuffleNetDialect.Paper => "caffe",
        _ => "torchvision",
    };

    /// <summary>A recipe for a network's input.</summary>
    /// <param name="options">The recipe, for 224x224.</param>
    /// <param name="network">Whose input it is for.</param>
    /// <param name="changes">What the command line says otherwise.</param>
    /// <exception cref="ToolException">The network's input is neither colour nor grey.</exception>
    public static PreprocessOptions For(PreprocessOptions options, NetworkSpec network, RecipeChanges changes)
    {
        if (network.InputChannels is not (1 or 3))
        {
            throw new ToolException(
                ExitCode.Usage, $"images have 1 or 3 channels, the network takes {network.InputChannels}; run it from code");
        }

        bool isGrey = network.InputChannels == 1;
        int shortSide = changes.ShortSide ?? (int)Math.Round(Math.Min(network.InputHeight, network.InputWidth) * ShortSideToCrop);
        return options with
        {
            Height = network.InputHeight,
            Width = network.InputWidth,

            // The crop has to fit; a wide one asks for more than its short side.
            ShortSide = changes.ShortSide is null ? Math.Max(shortSide, Math.Max(network.InputHeight, network.InputWidth)) : shortSide,
            Channels = isGrey ? ChannelOrder.Gray : options.Channels,
            Scale = changes.Scale ?? options.Scale,
            Mean = changes.Mean ?? (isGrey ? [.. options.Mean.Take(1)] : options.Mean),
            StandardDeviation = changes.StandardDeviation ?? (isGrey ? [.. options.StandardDeviation.Take(1)] : options.StandardDeviation),
        };
    }
}
