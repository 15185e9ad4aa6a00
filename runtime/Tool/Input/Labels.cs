using System.Globalization;

namespace ShuffleNet.Compiler.Tool;

/// <summary>Names of the classes: a text file with one name a line, the first line class 0; without a file, numbers.</summary>
internal sealed class Labels(string[]? names)
{
    public string this[int index] => names?[index] ?? string.Create(CultureInfo.InvariantCulture, $"class {index}");

    /// <exception cref="ToolException">The file cannot be read, or has another number of lines than the network has classes.</exception>
    public static Labels Read(string? path, int classes)
    {
        if (path is null)
        {
            return new Labels(null);
        }

        try
        {
            string[] names = [.. File.ReadAllLines(path).Select(line => line.Trim())];
            return names.Length == classes
                ? new Labels(names)
                : throw new ToolException(
                    ExitCode.Input, $"{path} has {names.Length} lines, the network has {classes} classes; give one name a line");
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw new ToolException(ExitCode.Input, $"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
