using System.Globalization;

namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>Names of the classes, or their numbers where there is no file of names.</summary>
internal sealed class ClassNames(string[]? names)
{
    /// <summary>Classes of ImageNet.</summary>
    public const int Count = 1000;

    public string this[int index] => names?[index] ?? string.Create(CultureInfo.InvariantCulture, $"class {index}");

    public static ClassNames Read(string? path)
    {
        if (path is null)
        {
            return new(null);
        }

        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (SampleException.IsUnreadable(exception))
        {
            throw new SampleException(ExitCode.Input, exception.Message, exception);
        }

        return lines.Length == ClassNames.Count
            ? new(lines)
            : throw new SampleException(
                ExitCode.Input, $"{path} has {lines.Length} lines, expected {ClassNames.Count}, one per class.");
    }
}
