using System.IO.Compression;
using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Hostile.Weights;

/// <summary>Zip archives and legacy streams whose parts do not fit each other.</summary>
public class HostileArchiveTests
{
    private static readonly byte[] s_pickle = PickleWriter.OneTensor([2], [1], 2);
    private static readonly byte[] s_content = TorchFile.Floats(1, 2);

    private static string Message<T>(byte[] bytes)
        where T : WeightException => Assert.Throws<T>(() => WeightFiles.ReadAll(bytes)).Message;

    [Fact]
    public void Zip_CompressedBomb_IsRefusedWithoutInflating()
    {
        byte[] bomb = TorchFile.ZipOf(CompressionLevel.Optimal, ("archive/data.pkl", s_pickle), ("archive/data/0", new byte[20_000_000]));

        Assert.Contains("is compressed", Message<UnsupportedWeightsException>(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_StorageOfAnotherLength_NamesTheTensor() =>
        Assert.Contains(
            "tensor 'w': its storage has 2 x float32, the zip entry 'archive/data/0' 4 bytes",
            Message<WeightFormatException>(TorchFile.Zip(s_pickle, ("archive/data/0", new byte[4]))),
            StringComparison.Ordinal);

    [Fact]
    public void Zip_MissingStorage_NamesTheTensor() =>
        Assert.Contains(
            "tensor 'w': there is no zip entry", Message<WeightFormatException>(TorchFile.Zip(s_pickle)), StringComparison.Ordinal);

    [Fact]
    public void Zip_BigEndian_IsRefused() =>
        Assert.Contains(
            "big-endian",
            Message<UnsupportedWeightsException>(
                TorchFile.Zip(s_pickle, ("archive/data/0", s_content), ("archive/byteorder", "big"u8.ToArray()))),
            StringComparison.Ordinal);

    [Fact]
    public void Zip_LittleEndian_IsRead()
    {
        using WeightFile file = WeightFiles.Open(
            TorchFile.Zip(s_pickle, ("archive/data/0", s_content), ("archive/byteorder", "little"u8.ToArray())));

        Assert.Equal([1.0, 2.0], file.Read("w"));
    }

    [Fact]
    public void Zip_EntryTwice_IsDamaged() =>
        Assert.Contains(
            "'archive/data/0' is there twice",
            Message<WeightFormatException>(TorchFile.Zip(s_pickle, ("archive/data/0", s_content), ("archive/data/0", s_content))),
            StringComparison.Ordinal);

    [Fact]
    public void Zip_WithoutPickle_IsUnsupported() =>
        Assert.Contains(
            "without the data.pkl",
            Message<UnsupportedWeightsException>(TorchFile.ZipOf(CompressionLevel.NoCompression, ("readme", s_content))),
            StringComparison.Ordinal);

    [Fact]
    public void Zip_TwoPickles_IsDamaged() =>
        Assert.Contains(
            "two pickles", Message<WeightFormatException>(TorchFile.Zip(s_pickle, ("b/data.pkl", s_pickle))), StringComparison.Ordinal);

    [Fact]
    public void Zip_BytesBehindThePickle_AreOverLong() =>
        Assert.Contains(
            "over-long",
            Message<WeightFormatException>(TorchFile.Zip([.. s_pickle, 0], ("archive/data/0", s_content))),
            StringComparison.Ordinal);

    [Fact]
    public void Zip_EntryInsideAnother_Overlaps()
    {
        // The content of data/0 looks like a local header of data/1 with its content, and the directory points at it.
        byte[] inner = [.. "PK\u0003\u0004"u8, .. new byte[22], 14, 0, 0, 0, .. "archive/data/1"u8, .. s_content];
        byte[] pickle = PickleWriter.Dictionary(writer => writer.Text("w").Tensor("0", [13], [1], 13).Text("v").Tensor("1", [2], [1], 2));
        byte[] bytes = TorchFile.Zip(pickle, ("archive/data/0", inner), ("archive/data/1", s_content));
        int name = bytes.AsSpan().LastIndexOf("archive/data/1"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(name - 4), bytes.AsSpan().IndexOf(inner));

        Assert.Contains("tensor 'w' and tensor 'v' overlap", Message<WeightFormatException>(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Zip64_TrueSizes_AreRead()
    {
        using WeightFile file = WeightFiles.Open(Zip64(8, 8, null));

        Assert.Equal([1.0, 2.0], file.Read("w"));
    }

    [Theory]
    [InlineData(1UL << 63, 1UL << 63, null)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, null)]
    [InlineData(1UL << 32, 1UL << 32, null)]
    [InlineData(8UL, 1UL << 40, null)]
    [InlineData(8UL, 8UL, 1UL << 63)]
    [InlineData(8UL, 8UL, ulong.MaxValue)]
    [InlineData(8UL, 8UL, ulong.MaxValue - 29)]
    public void Zip64_OverflowingSizesAndOffsets_AreDamaged(ulong length, ulong packed, ulong? header) =>
        Assert.Contains(
            "do not fit before the directory", Message<WeightFormatException>(Zip64(length, packed, header)), StringComparison.Ordinal);

    /// <summary>
    /// An archive whose directory has the sizes and the place of data/0 in a zip64 field; the true place if none is given.
    /// </summary>
    private static byte[] Zip64(ulong length, ulong packed, ulong? header)
    {
        byte[] bytes = TorchFile.Zip(s_pickle, ("archive/data/0", s_content));
        int name = bytes.AsSpan().LastIndexOf("archive/data/0"u8);
        int entry = name - 46;
        ulong place = header ?? BitConverter.ToUInt32(bytes, entry + 42);
        byte[] extra = [1, 0, 24, 0, .. BitConverter.GetBytes(length), .. BitConverter.GetBytes(packed), .. BitConverter.GetBytes(place)];
        foreach (int field in (int[])[20, 24, 42])
        {
            bytes.AsSpan(entry + field, sizeof(uint)).Fill(0xff);
        }

        bytes[entry + 30] = (byte)extra.Length;
        int end = bytes.Length - 22;
        BitConverter.TryWriteBytes(bytes.AsSpan(end + 12), BitConverter.ToInt32(bytes, end + 12) + extra.Length);
        int behind = name + "archive/data/0".Length;
        return [.. bytes[..behind], .. extra, .. bytes[behind..]];
    }

    [Fact]
    public void Zip_HeaderOfAnotherName_IsDamaged()
    {
        byte[] bytes = TorchFile.Zip(s_pickle, ("archive/data/0", s_content));
        bytes[bytes.AsSpan().IndexOf("archive/data/0"u8)] = (byte)'b';

        Assert.Contains("no header of that name", Message<WeightFormatException>(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Legacy_BytesBehindTheLastStorage_AreOverLong() =>
        Assert.Contains(
            "over-long", Message<WeightFormatException>([.. TorchFile.Legacy(s_pickle, ("0", 2, s_content)), 0]), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Legacy_LyingCount_NamesTheTensor(long count) =>
        Assert.Contains(
            $"tensor 'w' (storage '0'): {count} elements follow, the pickle says 2",
            Message<WeightFormatException>(TorchFile.Legacy(s_pickle, ("0", count, s_content))),
            StringComparison.Ordinal);

    [Fact]
    public void Legacy_HugeStorage_IsDamagedAndNamed()
    {
        byte[] pickle = PickleWriter.OneTensor([1L << 61], [1], 1L << 61);

        Assert.Contains(
            "tensor 'w' (storage '0'): 2305843009213693952 x float32 are announced",
            Message<WeightFormatException>(TorchFile.Legacy(pickle, ("0", 1L << 61, s_content))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Legacy_NegativeStorage_IsDamaged() =>
        Assert.Contains(
            "storage '0' has -2 elements",
            Message<WeightFormatException>(TorchFile.Legacy(PickleWriter.OneTensor([2], [1], -2), ("0", -2, s_content))),
            StringComparison.Ordinal);

    [Fact]
    public void Legacy_StorageListedTwiceOrNotAtAll_NamesTheTensor()
    {
        byte[] twice = TorchFile.Legacy(s_pickle, ("0", 2, s_content), ("0", 2, s_content));

        Assert.Contains("'w' (storage '0'): listed twice", Message<WeightFormatException>(twice), StringComparison.Ordinal);
        Assert.Contains(
            "tensor 'w' uses storage '0'", Message<WeightFormatException>(TorchFile.Legacy(s_pickle)), StringComparison.Ordinal);
        Assert.Contains(
            "'1' that no tensor uses",
            Message<WeightFormatException>(TorchFile.Legacy(s_pickle, ("1", 2, s_content))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Legacy_BigEndian_IsRefused() =>
        Assert.Contains(
            "big-endian",
            Message<UnsupportedWeightsException>(TorchFile.Legacy(s_pickle, false, ("0", 2, s_content))),
            StringComparison.Ordinal);

    [Fact]
    public void Legacy_ViewOfAStorage_IsRead()
    {
        byte[] pickle = PickleWriter.Dictionary(writer => writer.Text("w").Tensor("0", [2], [1], 4, offset: 1, view: ("v", 1, 3)));
        using WeightFile file = WeightFiles.Open(TorchFile.Legacy(pickle, ("0", 4, TorchFile.Floats(1, 2, 3, 4))));

        Assert.Equal([3.0, 4.0], file.Read("w"));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    [InlineData(1, long.MaxValue)]
    [InlineData(0, -1)]
    public void Legacy_ViewPastItsStorage_IsDamaged(long start, long length)
    {
        byte[] pickle = PickleWriter.Dictionary(writer => writer.Text("w").Tensor("0", [1], [1], 4, view: ("v", start, length)));

        Assert.Contains(
            "a view of storage '0'",
            Message<WeightFormatException>(TorchFile.Legacy(pickle, ("0", 4, new byte[16]))),
            StringComparison.Ordinal);
    }
}
