namespace ShuffleNet.Compiler;

/// <summary>
/// Table 5 of the V2 paper: the channels of "ShuffleNet V2 s x". They are no multiples of each other, so a scale that is not
/// in the table has none.
/// </summary>
internal static class Table5
{
    public const int StemChannels = 24;

    public const string Scales = "0.5, 1, 1.5 or 2";

    /// <summary>Output channels of the stages 2, 3 and 4; null for a scale that the table does not have.</summary>
    public static EquatableArray<int>? StageChannels(double scale) => scale switch
    {
        0.5 => new([48, 96, 192]),
        1 => new([116, 232, 464]),
        1.5 => new([176, 352, 704]),
        2 => new([244, 488, 976]),
        _ => null,
    };

    /// <summary>Output channels of Conv5.</summary>
    public static int HeadChannels(double scale) => scale == 2 ? 2048 : 1024;
}
