using System.Globalization;

namespace ShuffleNet.Compiler.NativeAot;

/// <summary>What another run of this program printed.</summary>
/// <param name="Machine">The line that names its instruction set.</param>
/// <param name="Outputs">The output of each network.</param>
internal sealed record Answers(string Machine, Dictionary<string, float[]> Outputs)
{
    public static Answers Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        return new(
            lines[0],
            lines.Where(line => !line.StartsWith('#'))
                .Select(line => line.Split(' '))
                .ToDictionary(
                    words => words[0], words => words.Skip(1).Select(word => float.Parse(word, CultureInfo.InvariantCulture)).ToArray()));
    }
}
