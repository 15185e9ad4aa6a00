namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>What calls tell the methods of window kernels, by the names of the parameters.</summary>
internal static class DepthwiseNumbers
{
    public const string Channels = "channels";

    /// <summary>Columns of the input.</summary>
    public const string SourceWidth = "srcWidth";

    /// <summary>Elements from a plane of the input to the next.</summary>
    public const string SourcePlane = "srcPlane";

    /// <summary>Columns of the output.</summary>
    public const string DestinationWidth = "dstWidth";

    public const string DestinationPlane = "dstPlane";

    /// <summary>Rows of the input.</summary>
    public const string Height = "height";

    /// <summary>The row of the input under the first row of the first window.</summary>
    public const string First = "first";

    /// <summary>Rows of the output that are computed.</summary>
    public const string Results = "results";

    /// <summary>Tiles of so many columns in a row.</summary>
    public static string Columns(int columns) => Text.Of($"columns{columns}");

    /// <summary>Tiles of so many rows in a plane.</summary>
    public static string Rows(int rows) => Text.Of($"rows{rows}");
}
