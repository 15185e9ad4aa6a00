namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>What calls tell the methods of 1x1 convolutions, by the names of the parameters; steps are in floats.</summary>
internal static class PointwiseNumbers
{
    public const string Groups = "groups";

    /// <summary>Tiles of each plane.</summary>
    public const string Tiles = "tiles";

    /// <summary>Turns of the loop over the input channels of a group.</summary>
    public const string Turns = "turns";

    /// <summary>Input channels of a group behind the last turn.</summary>
    public const string LastInputs = "lastInputs";

    /// <summary>From an input channel of a group to the next.</summary>
    public const string SourceStep = "srcStep";

    public const string SourceGroup = "srcGroup";

    /// <summary>From an output channel of a group to the next.</summary>
    public const string DestinationStep = "dstStep";

    public const string DestinationGroup = "dstGroup";

    /// <summary>Whether a tile asks for where its results go.</summary>
    public const string Prefetch = "prefetch";

    /// <summary>Blocks of so many output channels of a group.</summary>
    public static string Blocks(int channels) => Text.Of($"blocks{channels}");
}
