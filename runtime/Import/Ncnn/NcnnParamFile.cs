using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>Reads the text of a .param file: the magic number, the counts of layers and blobs, a line for each layer.</summary>
internal static class NcnnParamFile
{
    public const string Magic = "7767517";

    private const int MostLayers = 10_000;

    /// <exception cref="WeightFormatException">The text is not well-formed; the message has the line.</exception>
    public static IReadOnlyList<NcnnLayer> Read(string file, ReadOnlySpan<byte> text)
    {
        string[][] lines = [.. Encoding.Latin1.GetString(text).Split('\n').Select(line => line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))];
        int line = 0;
        WeightFormatException Fault(string reason) => new($"{file}: line {line + 1}: {reason}");

        if (lines[0] is not [Magic])
        {
            throw Fault($"the magic number {Magic} was expected");
        }

        line = 1;
        if (lines.Length < 2 || lines[1].Length != 2 || !TryCount(lines[1][0], out int count) || !TryCount(lines[1][1], out _))
        {
            throw Fault("the counts of layers and blobs were expected");
        }

        List<NcnnLayer> layers = [];
        for (line = 2; line < lines.Length; line++)
        {
            if (lines[line].Length > 0)
            {
                layers.Add(Layer(lines[line]) ?? throw Fault("a type, a name, counts, blobs and parameters were expected"));
            }
        }

        return layers.Count == count ? layers : throw Fault($"{count} layers were announced, {layers.Count} are there");
    }

    private static NcnnLayer? Layer(string[] words)
    {
        if (words.Length < 4 || !TryCount(words[2], out int bottoms) || !TryCount(words[3], out int tops) || words.Length < 4 + bottoms + tops)
        {
            return null;
        }

        NcnnParameters? parameters = NcnnParameters.Parse(words.Skip(4 + bottoms + tops));
        return parameters is null ? null : new NcnnLayer(words[0], words[1], words[4..(4 + bottoms)], words[(4 + bottoms)..(4 + bottoms + tops)], parameters);
    }

    private static bool TryCount(string word, out int count) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= MostLayers;
}
