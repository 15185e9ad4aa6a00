using System.Buffers.Binary;
using System.IO.Compression;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>
/// The format of Fashion-MNIST, gzipped: two zeros, the type (8: bytes), the number of dimensions, each dimension as
/// big-endian int32, and the bytes.
/// </summary>
internal static class IdxFile
{
    public static IReadOnlyList<GreyImage> ReadImages(Stream stream, string name)
    {
        byte[] pixels = Read(stream, name, GreyImage.Side, GreyImage.Side);
        return
        [
            .. Enumerable.Range(0, pixels.Length / GreyImage.Length)
                .Select(index => new GreyImage(pixels.AsMemory(index * GreyImage.Length, GreyImage.Length), index)),
        ];
    }

    /// <summary>Classes, 0 to 9.</summary>
    public static byte[] ReadLabels(Stream stream, string name)
    {
        byte[] labels = Read(stream, name);
        return labels.All(label => label < ClassNames.All.Count)
            ? labels
            : throw new SampleException($"{name} has a label of {labels.Max()}, expected 0 to {ClassNames.All.Count - 1}.");
    }

    private static byte[] Read(Stream stream, string name, params ReadOnlySpan<int> itemShape)
    {
        try
        {
            using GZipStream content = new(stream, CompressionMode.Decompress);
            byte[] header = new byte[4 + (4 * (1 + itemShape.Length))];
            content.ReadExactly(header);
            bool isExpected = BinaryPrimitives.ReadInt32BigEndian(header) == (8 << 8 | (1 + itemShape.Length));
            int itemLength = 1;
            for (int dimension = 0; dimension < itemShape.Length; dimension++)
            {
                isExpected &= BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(8 + (4 * dimension))) == itemShape[dimension];
                itemLength *= itemShape[dimension];
            }

            int count = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
            if (!isExpected || count is < 1 or > TestSet.Count)
            {
                throw new SampleException(
                    $"{name} is not an idx file of 1 to {TestSet.Count} items of {string.Join('x', [.. itemShape, 1])} bytes.");
            }

            byte[] items = new byte[count * itemLength];
            content.ReadExactly(items);
            return items;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new SampleException($"{name} is damaged: {exception.Message}", exception);
        }
    }
}
