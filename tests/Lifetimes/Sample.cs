namespace ShuffleNet.Compiler.Lifetimes;

/// <summary>Weights, and what is right for them.</summary>
internal sealed class Sample
{
    public Sample(string folder, int seed)
    {
        using ResidualNetwork network = ResidualNetwork.CreateRandom(seed);
        Path = System.IO.Path.Combine(folder, $"{seed}.snw");
        network.Weights.Save(Path);
        Content = File.ReadAllBytes(Path);
        Floats = new float[network.Weights.Layout.Length];
        network.Weights.CopyTo(Floats);
        network.Run(Input, Answer);
    }

    public static WeightLayout Layout => ResidualNetwork.Layout;

    /// <summary>Of every inference.</summary>
    public static float[] Input { get; } =
        [.. Enumerable.Range(0, ResidualNetwork.InputLength).Select(i => ((i * 7919 % 1009) - 504) / 504f)];

    /// <summary>A packed file.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public byte[] Content { get; }

    public float[] Floats { get; }

    public float[] Answer { get; } = new float[ResidualNetwork.OutputLength];

    /// <summary>The file, mapped anew, for a caller that holds nothing else of it.</summary>
    public PackedWeights Map() => PackedWeights.Load(Path, Layout);

    public void CheckFloats(ReadOnlySpan<float> floats) => Check(floats.SequenceEqual(Floats), "the weights");

    public void CheckAnswer(ReadOnlySpan<float> answer) => Check(answer.SequenceEqual(Answer), "the answer");

    public static void Check(bool right, string what)
    {
        if (!right)
        {
            throw new InvalidOperationException($"{what} differ");
        }
    }
}
