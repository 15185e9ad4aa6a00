using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>Who may read packed weights, and until when.</summary>
public class PackedWeightsTests
{
    private const string Maps = "/proc/self/maps";

    private static readonly float[] s_input = RandomInput.Of(TinyNetwork.InputLength, 3);

    [Fact]
    public void CopyTo_AnyWeights_GivesWhatReadShows()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        List<float> read = [];

        network.Weights.Read(read, static (floats, list) => list.AddRange(floats));

        Assert.Equal(network.Weights.Layout.Length, read.Count);
        Assert.Equal(read, network.Weights.Floats());
        Assert.Contains(read, value => value != 0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void CopyTo_OtherLength_Throws(int more)
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        float[] destination = new float[network.Weights.Layout.Length + more];

        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => network.Weights.CopyTo(destination)).ParamName);
    }

    [Fact]
    public void Dispose_Weights_RefusesEveryUse()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        PackedWeights weights = network.Weights;
        using TensorSource tensors = weights.Unpack();

        weights.Dispose();
        weights.Dispose();

        Assert.True(weights.IsDisposed);
        Action[] uses =
        [
            () => weights.CopyTo(new float[weights.Layout.Length]),
            () => weights.Read(0, static (_, _) => { }),
            () => weights.Save(new MemoryStream()),
            () => TinyNetwork.Load(tensors),
            () => TinyNetwork.Create(weights),
            () => network.Weights = weights,
            () => Run(network),
        ];
        Assert.All(
            uses,
            use =>
                Assert.EndsWith(nameof(PackedWeights), Assert.Throws<ObjectDisposedException>(use).ObjectName, StringComparison.Ordinal));
    }

    [Fact]
    public void Dispose_WeightsOfSeveralInstances_RunOfEachThrowsUntilItHasOthers()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        using TinyNetwork other = TinyNetwork.Create(network.Weights);
        using TwoThreadNetwork both = TwoThreadNetwork.Create(network.Weights);
        float[] expected = Run(network);

        network.Weights.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Run(network));
        Assert.Throws<ObjectDisposedException>(() => Run(other));
        Assert.Throws<ObjectDisposedException>(() => Run(both));
        other.Weights = both.Weights = TinyNetwork.CreateRandom(1).Weights;
        Assert.Equal(expected, Run(other));
        Assert.Equal(expected, Run(both));
    }

    [Fact]
    public void Dispose_MappedFile_GivesTheMappingBackAtOnce()
    {
        Assert.SkipUnless(File.Exists(Maps), "no list of mappings here");
        using TemporaryFile file = Saved(1);
        PackedWeights weights = PackedWeights.Load(file.Path, TinyNetwork.Layout);
        Assert.True(IsMapped(file));

        weights.Dispose();

        Assert.False(IsMapped(file));
    }

    [Fact]
    public void Dispose_WhileSomebodyReads_GivesTheMappingBackWhenTheLastIsDone()
    {
        Assert.SkipUnless(File.Exists(Maps), "no list of mappings here");
        using TemporaryFile file = Saved(1);
        PackedWeights weights = PackedWeights.Load(file.Path, TinyNetwork.Layout);
        float[] expected = weights.Floats();

        weights.Read(0, (floats, _) =>
        {
            weights.Read(0, (_, _) => weights.Dispose());
            Assert.True(IsMapped(file));
            Assert.Equal(expected, floats);
            Assert.Throws<ObjectDisposedException>(weights.Floats);
        });

        Assert.False(IsMapped(file));
    }

    [Fact]
    public void Dispose_WhileOthersRun_LetsThemAnswerAndRefusesTheNext()
    {
        using TemporaryFile file = Saved(1);
        float[] expected = Run(TinyNetwork.CreateRandom(1));
        for (int repeat = 0; repeat < 50; repeat++)
        {
            using TinyNetwork one = TinyNetwork.Load(file.Path);
            using TwoThreadNetwork two = TwoThreadNetwork.Create(one.Weights);
            Simultaneous.Run(3, thread =>
            {
                if (thread == 2)
                {
                    Thread.SpinWait(1000 * (repeat % 10));
                    one.Weights.Dispose();
                    return;
                }

                try
                {
                    while (true)
                    {
                        Assert.Equal(expected, thread == 0 ? Run(one) : Run(two));
                    }
                }
                catch (ObjectDisposedException)
                {
                    // What ends the loop.
                }
            });
        }
    }

    [Fact]
    public void Load_DamagedFile_LeavesNoMapping()
    {
        Assert.SkipUnless(File.Exists(Maps), "no list of mappings here");
        using TemporaryFile file = Saved(1);
        byte[] bytes = File.ReadAllBytes(file.Path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file.Path, bytes);

        Assert.Throws<WeightFormatException>(() => PackedWeights.Load(file.Path, TinyNetwork.Layout));

        Assert.False(IsMapped(file));
    }

    /// <summary>What a mapped file would not survive.</summary>
    [Fact]
    public void Load_CopyOfAFileThatIsShortenedAfterwards_AnswersAlike()
    {
        using TemporaryFile file = Saved(1);
        using TinyNetwork network = TinyNetwork.Load(file.Path, WeightLoading.Copy);

        using (FileStream stream = new(file.Path, FileMode.Open, FileAccess.Write))
        {
            stream.SetLength(0);
        }

        Assert.Equal(Run(TinyNetwork.CreateRandom(1)), Run(network));
        Assert.False(File.Exists(Maps) && IsMapped(file));
    }

    [Fact]
    public void Load_CopyOfADamagedFile_Throws()
    {
        using TemporaryFile file = Saved(1);
        byte[] bytes = File.ReadAllBytes(file.Path);
        bytes[^1] ^= 1;
        string damaged = file.Add("damaged.snw", bytes);

        Assert.Throws<WeightFormatException>(() => TinyNetwork.Load(damaged, WeightLoading.Copy));
        Assert.Throws<ArgumentOutOfRangeException>(() => TinyNetwork.Load(file.Path, (WeightLoading)2));
    }

    private static bool IsMapped(TemporaryFile file) => File.ReadAllText(Maps).Contains(file.Path, StringComparison.Ordinal);

    private static TemporaryFile Saved(int seed)
    {
        TemporaryFile file = new("tiny.snw", []);
        using TinyNetwork network = TinyNetwork.CreateRandom(seed);
        network.Weights.Save(file.Path);
        return file;
    }

    private static float[] Run<TNetwork>(TNetwork network)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        float[] output = new float[TinyNetwork.OutputLength];
        network.Run(s_input, output);
        return output;
    }
}
