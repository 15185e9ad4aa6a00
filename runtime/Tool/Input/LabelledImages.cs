using System.Globalization;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The images of a folder in an order that a seed says, with the classes of a file.</summary>
internal sealed class LabelledImages
{
    private static readonly string[] s_extensions = [".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tga"];

    private readonly Dictionary<string, int>? _labels;

    private LabelledImages(IReadOnlyList<string> paths, Dictionary<string, int>? labels)
    {
        Paths = paths;
        _labels = labels;
    }

    public IReadOnlyList<string> Paths { get; }

    public bool HasLabels => _labels is not null;

    /// <param name="folder">Its files are taken, not those of folders in it.</param>
    /// <param name="labels">A line for each image: its file's name, a tab, the number of its class; null for none.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="seed">Says the order.</param>
    /// <exception cref="ToolException">The folder is not there or holds no images, or a line is wrong.</exception>
    public static LabelledImages Read(string folder, string? labels, int classes, int seed)
    {
        if (!Directory.Exists(folder))
        {
            throw new ToolException(ExitCode.Input, $"there is no folder '{folder}'; give one of images with --images");
        }

        string[] paths = [.. Directory.EnumerateFiles(folder)
            .Where(path => s_extensions.Contains(Path.GetExtension(path).ToLowerInvariant()))
            .Order(StringComparer.Ordinal)];
        if (paths.Length == 0)
        {
            throw new ToolException(ExitCode.Input, $"{folder} holds no file that ends in {string.Join(", ", s_extensions)}");
        }

        new Random(seed).Shuffle(paths);
        return new LabelledImages(paths, labels is null ? null : ReadLabels(labels, classes));
    }

    /// <exception cref="ToolException">The file of labels has no line for the image.</exception>
    public int LabelOf(string path) => _labels!.TryGetValue(Path.GetFileName(path), out int label)
        ? label
        : throw new ToolException(ExitCode.Input, $"--labels has no line for {Path.GetFileName(path)}");

    private static Dictionary<string, int> ReadLabels(string path, int classes)
    {
        Dictionary<string, int> labels = [];
        int line = 0;
        foreach (string text in ReadLines(path))
        {
            line++;
            if (text.Length > 0)
            {
                int label = text.Split('\t') is [_, string number]
                    && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) && parsed < classes
                    ? parsed
                    : throw new ToolException(
                        ExitCode.Input, $"{path}, line {line}: expected a file's name, a tab and a class of 0 to {classes - 1}");
                labels[text.Split('\t')[0]] = label;
            }
        }

        return labels;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw new ToolException(ExitCode.Input, $"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
