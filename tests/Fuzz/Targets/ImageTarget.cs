using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>
/// The preprocessor with sizes, strides, formats and options from the input, on spans that touch pages without access, so
/// that a read or write beyond them is a crash. The answer has to have been written whole.
/// </summary>
public static class ImageTarget
{
    /// <summary>Bytes of the input that are numbers; the rest is pixels, repeated.</summary>
    public const int HeadLength = 40;

    private const int LongestPixels = 1 << 16, LongestOutput = 1 << 14;

    /// <summary>A NaN that no arithmetic gives.</summary>
    private const int Unwritten = 0x7fc5a5a5;

    [ThreadStatic]
    private static GuardedMemory? s_pixels;

    [ThreadStatic]
    private static GuardedMemory? s_output;

    internal static Action Prepare(byte[] input)
    {
        byte[] head = new byte[HeadLength];
        input.AsSpan(0, Math.Min(HeadLength, input.Length)).CopyTo(head);
        s_pixels ??= new GuardedMemory(LongestPixels);
        s_output ??= new GuardedMemory(LongestOutput * sizeof(float));
        byte[] rest = input.Length > HeadLength ? input[HeadLength..] : [0xa5];
        return () => Run(head, rest);
    }

    private static void Run(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        // Numbers of one byte most of the time, so that many inputs are valid; of four where a bit asks for it.
        byte wide = head[0];
        int Number(ReadOnlySpan<byte> head, int index) => (wide >> index & 1) != 0
            ? BinaryPrimitives.ReadInt32LittleEndian(head[(4 + (4 * index))..])
            : (sbyte)head[4 + (4 * index)];
        int width = Number(
            head, 0), height = Number(head, 1), side = Number(head, 3), cropHeight = Number(head, 4), cropWidth = Number(head, 5);
        PixelFormat format = (PixelFormat)(head[1] & 7);
        int pixelBytes = format is PixelFormat.Rgba or PixelFormat.Bgra ? 4 : format == PixelFormat.Gray ? 1 : 3;
        int stride = (head[2] & 1) != 0 ? Number(head, 2) : unchecked((width * pixelBytes) + (byte)Number(head, 2));
        ChannelOrder channels = (ChannelOrder)(head[1] >> 3 & 3);
        float[] values =
        [
            BinaryPrimitives.ReadSingleLittleEndian(head[28..]), BinaryPrimitives.ReadSingleLittleEndian(head[32..]), head[36],
        ];
        int valueCount = head[37] & 3;
        PreprocessOptions options = new()
        {
            ShortSide = (head[2] & 2) != 0 ? null : side,
            Height = cropHeight,
            Width = cropWidth,
            Channels = channels,
            LongSideRounding = (LongSideRounding)(head[1] >> 5 & 3),
            Scale = (head[2] & 4) != 0 ? values[0] : 1,
            Mean = (head[2] & 8) != 0 ? values[..valueCount] : [],
            StandardDeviation = (head[2] & 16) != 0 ? values[..valueCount] : [],
        };

        // An output that does not fit the guarded memory is not the preprocessor's fault, and too slow to compute anyway.
        long outputs = (long)cropHeight * cropWidth * (channels == ChannelOrder.Gray ? 1 : 3);
        if (cropHeight > LongestOutput || cropWidth > LongestOutput || outputs > LongestOutput)
        {
            return;
        }

        ImagePreprocessor preprocessor = new(
            options, (head[2] & 32) != 0 ? (head[38] % 64) + 1 : 1, (head[2] & 32) != 0 ? (head[39] % 64) + 1 : 1);
        long needed = ((height - 1L) * stride) + ((long)width * pixelBytes);
        int length = (int)Math.Clamp(needed + ((head[3] & 1) != 0 ? (sbyte)head[3] >> 1 : 0), 0, LongestPixels);
        int destinationLength = Math.Clamp(preprocessor.OutputLength + ((head[3] & 2) != 0 ? (sbyte)head[3] >> 2 : 0), 0, LongestOutput);
        bool atEnd = (head[2] & 64) != 0;
        Span<byte> pixels = s_pixels!.Take(length, atEnd);
        for (int index = 0; index < pixels.Length; index++)
        {
            pixels[index] = rest[index % rest.Length];
        }

        Span<int> destination = MemoryMarshal.Cast<byte, int>(s_output!.Take(destinationLength * sizeof(float), atEnd));
        destination.Fill(Unwritten);
        try
        {
            preprocessor.Run(pixels, width, height, stride, format, MemoryMarshal.Cast<int, float>(destination));
        }
        catch (ArgumentException)
        {
            if (destination.ContainsAnyExcept(Unwritten))
            {
                throw new FindingException("an image was refused after its answer had been begun");
            }

            throw;
        }

        bool rightSizes = length >= needed && destinationLength == preprocessor.OutputLength;
        if (!rightSizes || destination.Contains(Unwritten))
        {
            throw new FindingException(rightSizes ? "a value of the answer was not written" : "an image of the wrong size was accepted");
        }
    }
}
