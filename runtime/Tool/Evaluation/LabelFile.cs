using System.Globalization;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// The labels of a folder of images: a line of heads, then a line for each object with tabs between: file, class (from 0), name, left, top,
/// right, bottom, area, crowd (0 or 1).
/// </summary>
internal static class LabelFile
{
    private const int Cells = 9;

    /// <summary>The objects by their image, and the names of the classes that occur.</summary>
    /// <exception cref="ToolException">The file cannot be read, or a line is not what it should be.</exception>
    public static (ILookup<string, LabelledBox> Objects, IReadOnlyDictionary<int, string> Names) Read(string path, int classes)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw new ToolException(ExitCode.Input, $"{path} cannot be read: {exception.Message}", exception);
        }

        List<(string File, LabelledBox Box)> boxes = [];
        Dictionary<int, string> names = [];
        for (int line = 1; line < lines.Length; line++)
        {
            string[] cells = lines[line].Split('\t');
            if (cells.Length != Cells
                || !int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out int kind)
                || cells[3..8].Select(Number).ToArray() is not [{ } left, { } top, { } right, { } bottom, { } area]
                || cells[8] is not ("0" or "1"))
            {
                throw new ToolException(
                    ExitCode.Input,
                    $"line {line + 1} of {path} is no label; give file, class, name, left, top, right, bottom, area and crowd (0 or 1) "
                        + "with tabs between");
            }

            if (kind >= classes)
            {
                throw new ToolException(
                    ExitCode.Input, $"line {line + 1} of {path} has class {kind}; the network has {classes} classes, counted from 0");
            }

            names[kind] = cells[2];
            boxes.Add((cells[0], new(kind, new(kind, 1, (float)left, (float)top, (float)right, (float)bottom), area, cells[8] == "1")));
        }

        return boxes.Count > 0
            ? (boxes.ToLookup(box => box.File, box => box.Box), names)
            : throw new ToolException(ExitCode.Input, $"{path} has no labels; after a line of heads each line is an object");
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
