using System.Globalization;

namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>A line of the labels: the name of an image and its class, from 0.</summary>
internal sealed record LabelledImage(string File, int Class)
{
    public static IReadOnlyList<LabelledImage> ReadAll(string path)
    {
        string[] lines;
        try
        {
            lines = System.IO.File.ReadAllLines(path);
        }
        catch (Exception exception) when (SampleException.IsUnreadable(exception))
        {
            throw new SampleException(ExitCode.Input, exception.Message, exception);
        }

        LabelledImage[] images = [.. lines
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(item => item.Line.Length != 0)
            .Select(item => Parse(path, item.Line, item.Number))];
        return images.Length != 0 ? images : throw new SampleException(ExitCode.Input, $"{path} has no labels.");
    }

    private static LabelledImage Parse(string path, string line, int number)
    {
        string[] fields = line.Split('\t');
        return fields.Length == 2
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && index < ClassNames.Count
            ? new(fields[0], index)
            : throw new SampleException(
                ExitCode.Input,
                $"{path}({number}) is not a file name, a tab and a class from 0 to {ClassNames.Count - 1}: {line}");
    }
}
