using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>Reads the text of a .param file: the magic number, the counts of layers and blobs, a line for each layer.</summary>
internal static class NcnnParamFile
{
    public const string Magic = "7767517";

    private const int MaxLayers = 10_000;

    /// <summary>What a line becomes, and each of its characters, as words, numbers and entries of tables.</summary>
    private const int CostPerLine = 160, CostPerCharacter = 96;

    /// <exception cref="WeightException">The text is not well-formed, or takes too much memory; the message has the line.</exception>
    public static IReadOnlyList<NcnnLayer> Read(ModelBudget budget, ReadOnlySpan<byte> text)
    {
        int line = 0;
        int count = 0;
        List<NcnnLayer> layers = [];
        WeightFormatException Fault(string reason) => new($"{budget.File}: line {line}: {reason}");

        foreach (Range range in text.Split((byte)'\n'))
        {
            line++;
            ReadOnlySpan<byte> content = text[range].Trim(" \t\r"u8);
            if (content.IsEmpty && line > 2)
            {
                continue;
            }

            budget.Charge(CostPerLine + (CostPerCharacter * (long)content.Length));
            string[] words = Encoding.Latin1.GetString(content).Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            switch (line)
            {
                case 1:
                    _ = words is [Magic] ? 0 : throw Fault($"the magic number {Magic} was expected");
                    break;
                case 2:
                    count = words.Length == 2 && TryCount(words[0], out int announced) && TryCount(words[1], out _)
                        ? announced
                        : throw Fault("the counts of layers and blobs were expected");
                    break;
                default:
                    layers.Add(Layer(words) ?? throw Fault("a type, a name, counts, blobs and parameters were expected"));
                    break;
            }
        }

        return layers.Count == count ? layers : throw Fault($"{count} layers were announced, {layers.Count} are there");
    }

    private static NcnnLayer? Layer(string[] words)
    {
        if (words.Length < 4
            || !TryCount(words[2], out int bottoms)
            || !TryCount(words[3], out int tops)
            || words.Length < 4 + bottoms + tops)
        {
            return null;
        }

        NcnnParameters? parameters = NcnnParameters.Parse(words.Skip(4 + bottoms + tops));
        return parameters is null
            ? null
            : new NcnnLayer(words[0], words[1], words[4..(4 + bottoms)], words[(4 + bottoms)..(4 + bottoms + tops)], parameters);
    }

    private static bool TryCount(string word, out int count) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= MaxLayers;
}
