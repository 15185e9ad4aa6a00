namespace ShuffleNet.Compiler.Import;

/// <summary>The names of layers in weight files, those of the authors' PyTorch code; docs/weights.md lists them.</summary>
internal static class LayerNames
{
    public const string Stem = "first_conv.0";
    public const string StemNorm = "first_conv.1";
    public const string Classifier = "classifier.0";

    public static string First(int unit) => $"features.{unit}.branch_main_1.0";

    public static string FirstNorm(int unit) => $"features.{unit}.branch_main_1.1";

    public static string Depthwise(int unit) => $"features.{unit}.branch_main_1.3";

    public static string DepthwiseNorm(int unit) => $"features.{unit}.branch_main_1.4";

    public static string Second(int unit) => $"features.{unit}.branch_main_2.0";

    public static string SecondNorm(int unit) => $"features.{unit}.branch_main_2.1";
}
