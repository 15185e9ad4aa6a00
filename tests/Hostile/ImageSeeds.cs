using ShuffleNet.Compiler.Fuzz.Targets;

namespace ShuffleNet.Compiler.Tests.Hostile;

/// <summary>Inputs of the image target: its head of numbers, and pixels.</summary>
internal static class ImageSeeds
{
    public static IEnumerable<FuzzSeed> All() =>
        from format in Enumerable.Range(0, 5)
        from flags in (byte[])[0, 2, 64, 126]
        select new FuzzSeed("image", $"format{format}-flags{flags}", Input((byte)(format | (flags & 8)), flags), true);

    private static byte[] Input(byte formats, byte flags)
    {
        byte[] input = new byte[ImageTarget.HeadLength + 3];
        (input[1], input[2]) = (formats, flags);

        // Columns, rows, bytes behind each row, the short side, and the crop's rows and columns.
        byte[] numbers = [31, 23, 5, 16, 7, 9];
        for (int index = 0; index < numbers.Length; index++)
        {
            input[4 + (4 * index)] = numbers[index];
        }

        BitConverter.TryWriteBytes(input.AsSpan(28), 0.5f);
        BitConverter.TryWriteBytes(input.AsSpan(32), 2f);
        input[36] = 1;
        input[37] = 3;
        "\u0001\u0080\u00fe"u8[..3].CopyTo(input.AsSpan(ImageTarget.HeadLength));
        return input;
    }
}
