using System.Globalization;

namespace ShuffleNet.Compiler.NativeAot;

/// <summary>The lines that another run of this program printed.</summary>
internal static class Answers
{
    public static Dictionary<string, double[]> Read(string path) =>
        File.ReadLines(path)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray());
}
