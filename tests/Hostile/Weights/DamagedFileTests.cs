using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Hostile.Weights;

/// <summary>
/// Every truncation and every flipped bit of small files of each format: the file is read, or a <see cref="WeightException"/>
/// says why not, within the bound of memory.
/// </summary>
public class DamagedFileTests
{
    public static TheoryData<string> Formats =>
    [
        "zip",
        "legacy",
        "safetensors",
        "tensors.zip.pth",
        "tensors.protocol4.pth",
        "tensors.legacy.pth",
        "tensors.legacy4.pth",
        "checkpoint.zip.pth",
        "checkpoint.legacy.pth",
    ];

    private static byte[] Bytes(string format)
    {
        byte[] pickle = PickleWriter.OneTensor([2, 2], [1, 2], 4);
        byte[] content = TorchFile.Floats(1, 2, 3, 4);
        return format switch
        {
            "zip" => TorchFile.Zip(pickle, ("archive/data/0", content)),
            "legacy" => TorchFile.Legacy(pickle, ("0", 4, content)),
            "safetensors" => TorchFile.Safetensors(
                """{"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"""
                    + """ "v":{"dtype":"F64","shape":[],"data_offsets":[8,16]}}""",
                content),
            _ => File.ReadAllBytes(WeightFiles.WrittenByTorch(format)),
        };
    }

    // Opening and reading; an exception other than WeightException fails the test by itself.
    private static bool IsRead(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool read = true;
        try
        {
            WeightFiles.ReadAll(bytes);
        }
        catch (WeightException exception)
        {
            read = false;
            Assert.StartsWith("test file: ", exception.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (4L * bytes.Length) + (16L << 20));
        return read;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Open_WholeFile_IsRead(string format) => Assert.True(IsRead(Bytes(format)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Open_TruncatedAtEveryByte_IsRefused(string format)
    {
        byte[] bytes = Bytes(format);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(IsRead(bytes[..length]), $"{length} of {bytes.Length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Open_OneByteMore_IsRefused(string format) => Assert.False(IsRead([.. Bytes(format), 0]));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Open_EveryBitFlipped_IsReadOrRefused(string format)
    {
        byte[] bytes = Bytes(format);
        int refused = 0;
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += IsRead(bytes) ? 0 : 1;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.InRange(refused, bytes.Length / 8, bytes.Length * 8);
    }

    // Bytes of the program that cost the most memory for their length.
    [Theory]
    [InlineData("}0")]
    [InlineData("]0")]
    [InlineData("(}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}t0")]
    [InlineData("\u0085\u0085\u0085\u0085\u0085\u0085")]
    [InlineData("K\u0001Nr\u0001\u0002\u0003\u00040")]
    [InlineData("U\u00010123456789")]
    public void Open_WastefulPickleOfMegabytes_StaysInBounds(string operations)
    {
        byte[] unit = [.. operations.Select(c => (byte)c)];
        byte[] pickle = [0x80, 2, (byte)'N', .. Enumerable.Repeat(unit, (8 << 20) / unit.Length).SelectMany(bytes => bytes)];

        Assert.False(IsRead(TorchFile.Zip(pickle)));
    }

    [Fact]
    public void Open_HeaderOfManyEmptyTensors_StaysInBounds()
    {
        IEnumerable<string> tensors = Enumerable.Range(0, 200_000).Select(i => $$"""
            "{{i}}":{"dtype":"U8","shape":[],"data_offsets":[0,0]}
            """);

        Assert.False(IsRead(TorchFile.Safetensors($"{{{string.Join(',', tensors)}}}", [])));
    }

    [Fact]
    public void Open_ZipOfManyEntries_StaysInBounds() => Assert.False(IsRead(TorchFile.ZipOf(
        System.IO.Compression.CompressionLevel.NoCompression,
        [.. Enumerable.Range(0, 60_000).Select(i => ($"{i}", Array.Empty<byte>()))])));
}
