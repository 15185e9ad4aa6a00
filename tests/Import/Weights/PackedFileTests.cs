using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import.Weights;

/// <summary>Packed weight files: written, mapped, copied, found in an assembly, swapped; and what is refused.</summary>
public class PackedFileTests
{
    private const int ChecksumPlace = 32;

    private static readonly float[] s_input = RandomInput.Of(TinyNetwork.InputLength, 3);

    [Fact]
    public void Load_SavedFile_AnswersBitForBitAlike()
    {
        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        using TemporaryFile file = new("tiny.snw", []);
        expected.Weights.Save(file.Path);

        using TinyNetwork actual = TinyNetwork.Load(file.Path);

        Assert.Equal(Run(expected), Run(actual));
        Assert.Equal(expected.Weights.Floats(), actual.Weights.Floats());
        Assert.Equal(TinyNetwork.WeightBytes, actual.Weights.Bytes);
    }

    [Fact]
    public void Load_StreamThatCannotSeek_AnswersBitForBitAlike()
    {
        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        using MemoryStream saved = new(Saved(expected));
        using Stream once = new System.IO.Compression.GZipStream(Compressed(saved), System.IO.Compression.CompressionMode.Decompress);

        using TinyNetwork actual = TinyNetwork.Load(once);

        Assert.Equal(Run(expected), Run(actual));
    }

    [Fact]
    public void Load_MiddleOfAStream_BeginsAtItsPosition()
    {
        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        using MemoryStream stream = new([1, 2, 3, .. Saved(expected)]);
        stream.Position = 3;

        using TinyNetwork actual = TinyNetwork.Load(stream);

        Assert.Equal(Run(expected), Run(actual));
    }

    [Fact]
    public void FromResource_OfAnAssembly_AnswersBitForBitAlike()
    {
        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        Assembly assembly = AssemblyWith("tiny.snw", Saved(expected));

        using TinyNetwork actual = TinyNetwork.Create(PackedWeights.FromResource(assembly, "tiny.snw", TinyNetwork.Layout));

        Assert.Equal(Run(expected), Run(actual));
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() =>
            PackedWeights.FromResource(assembly, "other.snw", TinyNetwork.Layout));
        Assert.Contains("other.snw", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Nobody else holds the assembly, whose memory the weights are.</summary>
    [Fact]
    public void FromResource_OfAnAssemblyThatIsUnloaded_HoldsIt()
    {
        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        using TinyNetwork actual = FromUnloaded(Saved(expected));

        for (int collection = 0; collection < 10; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(Run(expected), Run(actual));
    }

    [Fact]
    public void FromResource_OfAnotherNetwork_Throws()
    {
        using OtherNetwork other = OtherNetwork.CreateRandom(1);
        Assembly assembly = AssemblyWith("tiny.snw", Saved(other));

        Assert.Throws<WeightLayoutException>(() => PackedWeights.FromResource(assembly, "tiny.snw", TinyNetwork.Layout));
    }

    [Fact]
    public void Load_FileOfAnotherNetwork_NamesBoth()
    {
        using OtherNetwork other = OtherNetwork.CreateRandom(1);
        using TemporaryFile file = new("other.snw", Saved(other));

        WeightLayoutException exception = Assert.Throws<WeightLayoutException>(() => TinyNetwork.Load(file.Path));

        Assert.StartsWith(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("g = 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("g = 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileOfAnotherPacking_SaysSo()
    {
        byte[] bytes = Saved(TinyNetwork.CreateRandom(1));
        bytes[16] ^= 1;

        WeightLayoutException exception = Assert.Throws<WeightLayoutException>(() => Load(bytes));

        Assert.Contains("another version of the compiler", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LaterVersion_SaysWhichIsRead()
    {
        byte[] bytes = Saved(TinyNetwork.CreateRandom(1));
        bytes[8] = 2;

        Assert.Contains(
            "version 2; version 1", Assert.Throws<UnsupportedWeightsException>(() => Load(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EveryTruncation_Throws()
    {
        byte[] bytes = Saved(TinyNetwork.CreateRandom(1));

        for (int length = 0; length < bytes.Length; length += length < 512 ? 1 : 97)
        {
            Assert.ThrowsAny<WeightException>(() => Load(bytes[..length]));
        }

        Assert.Throws<WeightFormatException>(() => Load([.. bytes, 0]));
        Assert.Throws<WeightFormatException>(() => Load([.. bytes, 0, 0, 0, 0]));
    }

    [Fact]
    public void Load_AnyByteDamaged_Throws()
    {
        byte[] bytes = Saved(TinyNetwork.CreateRandom(1));

        for (int position = 0; position < bytes.Length; position += position < 1024 ? 1 : 13)
        {
            byte original = bytes[position];
            for (int bit = 0; bit < 8; bit++)
            {
                bytes[position] = (byte)(original ^ (1 << bit));
                Assert.ThrowsAny<WeightException>(() => Load(bytes));
            }

            bytes[position] = original;
        }

        using TinyNetwork whole = Load(bytes);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Load_NotFiniteUnderARightChecksum_NamesTheTensor(float bad)
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        byte[] bytes = Saved(network);
        // The last of the classifier's weights that is not padding.
        int last = network.Weights.Floats().AsSpan().LastIndexOfAnyExcept(0f);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - (int)network.Weights.Bytes + (last * sizeof(float))), bad);
        RenewChecksum(bytes);

        TensorValueException exception = Assert.Throws<TensorValueException>(() => Load(bytes));

        Assert.Contains("classifier.0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HugeFloatCount_ThrowsWithoutTakingMemory()
    {
        byte[] bytes = Saved(TinyNetwork.CreateRandom(1));
        BitConverter.TryWriteBytes(bytes.AsSpan(24), long.MaxValue / 8);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<WeightFormatException>(() => Load(bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void WeightFileOpen_PackedFile_SaysWhatReadsIt()
    {
        using MemoryStream stream = new(Saved(TinyNetwork.CreateRandom(1)));

        Assert.Contains(
            "packed file",
            Assert.Throws<UnsupportedWeightsException>(() => WeightFile.Open(stream, "s")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OverAMappedFile_LeavesTheMappedWeightsWhole()
    {
        using TinyNetwork first = TinyNetwork.CreateRandom(1);
        using TinyNetwork second = TinyNetwork.CreateRandom(2);
        using TemporaryFile file = new("tiny.snw", Saved(first));
        using TinyNetwork mapped = TinyNetwork.Load(file.Path);

        second.Weights.Save(file.Path);

        Assert.Equal(Run(first), Run(mapped));
        using TinyNetwork renewed = TinyNetwork.Load(file.Path);
        Assert.Equal(Run(second), Run(renewed));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void Save_WhereNoFileCanBe_ThrowsAndLeavesNothing()
    {
        using TemporaryFile file = new("a", []);
        string path = Path.Combine(file.Path, "tiny.snw");

        Assert.ThrowsAny<IOException>(() => TinyNetwork.CreateRandom(1).Weights.Save(path));

        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void Weights_SetWhileAnotherThreadRuns_EveryAnswerIsOfOneOrTheOther()
    {
        using TinyNetwork first = TinyNetwork.CreateRandom(1);
        using TinyNetwork second = TinyNetwork.CreateRandom(2);
        using TemporaryFile file = new("tiny.snw", Saved(first));
        string other = file.Add("other.snw", Saved(second));
        float[] expected1 = Run(first);
        float[] expected2 = Run(second);
        using TinyNetwork network = TinyNetwork.Load(file.Path);
        using CancellationTokenSource stop = new();
        Thread swapper = new(() =>
        {
            for (int turn = 0; !stop.IsCancellationRequested; turn++)
            {
                // The weights that are replaced become garbage, and their mapping goes with them.
                network.Weights = PackedWeights.Load(turn % 2 == 0 ? other : file.Path, TinyNetwork.Layout);
                if (turn % 16 == 0)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
            }
        });
        swapper.Start();

        HashSet<int> seen = [];
        for (int run = 0; run < 2000 || (seen.Count < 2 && run < 1_000_000); run++)
        {
            float[] answer = Run(network);
            int which = answer.AsSpan().SequenceEqual(expected1) ? 1 : answer.AsSpan().SequenceEqual(expected2) ? 2 : 0;
            Assert.NotEqual(0, which);
            seen.Add(which);
        }

        stop.Cancel();
        swapper.Join();
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Weights_SetToThoseOfAnotherNetwork_ThrowsAndHarmsNothing()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        using OtherNetwork other = OtherNetwork.CreateRandom(1);
        float[] before = Run(network);

        Assert.Throws<ArgumentException>(() => network.Weights = other.Weights);
        Assert.Throws<ArgumentNullException>(() => network.Weights = null!);

        Assert.Equal(before, Run(network));
    }

    [Fact]
    public void Unpack_OfMappedWeights_LoadsIntoTheSame()
    {
        using TinyNetwork expected = TinyNetwork.CreateRandom(1);
        using TemporaryFile file = new("tiny.snw", Saved(expected));
        using TinyNetwork mapped = TinyNetwork.Load(file.Path);

        using TensorSource tensors = mapped.Weights.Unpack();
        using TinyNetwork again = TinyNetwork.Load(tensors);

        Assert.Equal(expected.Weights.Floats(), again.Weights.Floats());
    }

    private static float[] Run<TNetwork>(TNetwork network)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        float[] output = new float[TinyNetwork.OutputLength];
        network.Run(s_input, output);
        return output;
    }

    private static byte[] Saved<TNetwork>(TNetwork network)
        where TNetwork : class, ISpecifiedNetwork<TNetwork>
    {
        using MemoryStream stream = new();
        network.Weights.Save(stream);
        return stream.ToArray();
    }

    private static TinyNetwork Load(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return TinyNetwork.Load(stream);
    }

    private static MemoryStream Compressed(Stream content)
    {
        MemoryStream compressed = new();
        using (System.IO.Compression.GZipStream gzip = new(compressed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            content.CopyTo(gzip);
        }

        compressed.Position = 0;
        return compressed;
    }

    // The message of the exception names the checksum that the file should have.
    private static void RenewChecksum(byte[] bytes)
    {
        string message = Assert.Throws<WeightFormatException>(() => Load(bytes)).Message;
        string actual = message[(message.IndexOf("checksum is ", StringComparison.Ordinal) + 12)..][..8];
        BitConverter.TryWriteBytes(
            bytes.AsSpan(ChecksumPlace),
            uint.Parse(actual, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static TinyNetwork FromUnloaded(byte[] content)
    {
        Assembly assembly = AssemblyWith("tiny.snw", content);
        TinyNetwork network = TinyNetwork.Create(PackedWeights.FromResource(assembly, "tiny.snw", TinyNetwork.Layout));
        AssemblyLoadContext.GetLoadContext(assembly)!.Unload();
        return network;
    }

    private static Assembly AssemblyWith(string resource, byte[] content)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Resources",
            [],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.True(
            compilation.Emit(
                image, manifestResources: [new ResourceDescription(resource, () => new MemoryStream(content), isPublic: true)]).Success);
        image.Position = 0;
        return new AssemblyLoadContext("resources", isCollectible: true).LoadFromStream(image);
    }
}
