using System.Globalization;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// A file of a detector's tensors. Their names tell its kind, their shapes how many classes it has; everything else is as published,
/// unless the file's metadata or the command line has the attributes.
/// </summary>
internal static class DetectorFile
{
    // Sides of a box, whose distances NanoDets give in as many bins as published.
    private const int Distances = 4 * 8;

    // What Lightning's checkpoints put before every name.
    private const string Prefix = "model.";

    // A tensor that each kind alone has, the one whose rows count the classes, and the rows that it has beside.
    private static readonly (DetectorKind Kind, string Mark, string Classes, int Others)[] s_kinds =
    [
        (DetectorKind.YoloFastestV2, "fpn.conv1x1_2.0.weight", "output_cls_layers.weight", 0),
        (DetectorKind.FastestDet, "SPP.Conv1x1.conv1x1.0.weight", "detect_head.cls_layers.conv5x5.3.weight", 0),
        (DetectorKind.NanoDet, "fpn.lateral_convs.0.conv.weight", "head.gfl_cls.0.weight", Distances),
        (DetectorKind.NanoDetPlus, "fpn.reduce_layers.0.conv.weight", "head.gfl_cls.0.weight", Distances),
    ];

    /// <summary>Compiles the detector that a file's tensors are of, and loads them.</summary>
    /// <param name="screen">Shows that it compiles.</param>
    /// <param name="path">A .pth, .ckpt or .safetensors file.</param>
    /// <param name="attributes">What the command line says of the class; null where it says nothing.</param>
    /// <param name="size">Rows and columns of the input that the command line asks for.</param>
    /// <exception cref="ToolException">The file is missing, or no detector that is known.</exception>
    /// <exception cref="WeightException">The file is damaged, or its tensors are not those of the class.</exception>
    public static RunningDetector Open(Screen screen, string path, string? attributes, (int Height, int Width)? size)
    {
        if (!File.Exists(path))
        {
            throw new ToolException(ExitCode.Input, $"there is no file '{path}'; check the path");
        }

        using WeightFile file = WeightFile.Open(path);
        string? noted = size is null ? file.Metadata.GetValueOrDefault("attribute") : null;
        string attribute = attributes ?? noted ?? Recognize(path, file, size);
        if (!attribute.Contains("[Detector(", StringComparison.Ordinal))
        {
            throw new ToolException(
                ExitCode.Usage,
                $"'{attribute}' is no detector; its attributes have [Detector(…)], such as [Detector(DetectorKind.FastestDet)]");
        }

        InMemoryAssembly assembly = screen.Progress("compiling", _ => InMemoryCompiler.Generate(attribute));
        IDetectorFactory factory = (IDetectorFactory)RunningNetworkFactory.Of(assembly.Load(InMemoryCompiler.TypeName));
        return factory.LoadDetector(file);
    }

    private static string Recognize(string path, WeightFile file, (int Height, int Width)? size)
    {
        Dictionary<string, TensorInfo> tensors = [];
        foreach (TensorInfo tensor in file.Tensors)
        {
            tensors[tensor.Name.StartsWith(Prefix, StringComparison.Ordinal) ? tensor.Name[Prefix.Length..] : tensor.Name] = tensor;
        }

        (DetectorKind kind, string mark, string counted, int others) =
            s_kinds.FirstOrDefault(candidate => tensors.ContainsKey(candidate.Mark) && tensors.ContainsKey(candidate.Classes));
        if (mark is null)
        {
            throw new ToolException(
                ExitCode.Model,
                $"{path} is no detector that is known by its tensors ({string.Join(", ", s_kinds.Select(candidate => candidate.Kind))}); "
                    + "say what it is with --spec \"[Detector(…)]\"");
        }

        string sides = size is var (height, width)
            ? string.Create(CultureInfo.InvariantCulture, $", InputHeight = {height}, InputWidth = {width}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[Detector(DetectorKind.{kind}, Classes = {tensors[counted].Shape[0] - others}{sides})]");
    }
}
