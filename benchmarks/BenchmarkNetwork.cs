using ShuffleNet.Compiler.InMemory;
using ShuffleNet.Compiler.Tests.Support;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>A generated network by name, with the spec from which its peer is exported.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Spec">What the class's attribute says, resolved.</param>
/// <param name="Summary">Of the generated class.</param>
/// <param name="Load">An instance with the weights of a source and a random input.</param>
/// <param name="LoadTwo">The same, computed by two threads.</param>
internal sealed record BenchmarkNetwork(
    string Name,
    NetworkSpec Spec,
    NetworkSummary Summary,
    Func<TensorSource, RunningNetwork> Load,
    Func<TensorSource, RunningNetwork> LoadTwo)
{
    public static IReadOnlyList<BenchmarkNetwork> All { get; } =
    [
        Of<V1x1G3, V1x1G3Two>("v1-1x-g3", Presets.Of(Dialect.Megvii, 3, 1)),
        Of<V1x1G8, V1x1G8Two>("v1-1x-g8", Presets.Of(Dialect.Megvii, 8, 1)),
        Of<V1x1G1, V1x1G1Two>("v1-1x-g1", Presets.Of(Dialect.Megvii, 1, 1)),
        Of<V1Half, V1HalfTwo>("v1-0.5x-g3", Presets.Of(Dialect.Megvii, 3, 0.5)),
        Of<V1Double, V1DoubleTwo>("v1-2x-g3", Presets.Of(Dialect.Megvii, 3, 2)),
        Of<V1Paper, V1PaperTwo>("v1-1x-g3-paper", Presets.Of(Dialect.Paper, 3, 1)),
        Of<V2x1, V2x1Two>("v2-1x", Presets.SplitOf(Dialect.Torchvision, 1)),
        Of<V2Half, V2HalfTwo>("v2-0.5x", Presets.SplitOf(Dialect.Torchvision, 0.5)),
        Of<V2PlusSmall, V2PlusSmallTwo>("v2plus-small", Presets.PlusOf(NetworkSize.Small)),
        Of<V2PlusMedium, V2PlusMediumTwo>("v2plus-medium", Presets.PlusOf(NetworkSize.Medium)),
        Of<V2PlusLarge, V2PlusLargeTwo>("v2plus-large", Presets.PlusOf(NetworkSize.Large)),
        Of<SearchedOneShot, SearchedOneShotTwo>("oneshot", Presets.OneShot()),
    ];

    public static BenchmarkNetwork Get(string name) => All.Single(network => network.Name == name);

    private static BenchmarkNetwork Of<T, TTwo>(string name, NetworkSpec spec)
        where T : class, IShuffleNet<T>
        where TTwo : class, IShuffleNet<TTwo> =>
        new(name, spec, T.Summary, Create<T>, Create<TTwo>);

    private static RunningNetwork Create<T>(TensorSource source)
        where T : class, IShuffleNet<T> =>
        new ClassifierFactory<T>().Load(source).WithRandomInput(seed: 2);
}
