using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Incremental;

/// <summary>The constructor of classes whose weights the project embeds.</summary>
public class EmbeddedWeightsTests
{
    private const string Constructor = "public Classifier() : this(s_embedded is { IsDisposed: false } shared";

    private static readonly string Network = GeneratorRun.ClassWith("InputHeight = 64, InputWidth = 64");

    private static readonly string Second = Network.Replace("Classifier", "Second", StringComparison.Ordinal);

    private static readonly string Nested = """
        using ShuffleNet.Compiler;

        namespace Sample;

        public partial class Outer
        {
            [ShuffleNet(ShuffleNetVersion.V1, InputHeight = 64, InputWidth = 64)]
            public sealed partial class Classifier;
        }
        """;

    [Theory]
    [InlineData("Sample.Classifier", true)]
    [InlineData("Sample.Second, Sample.Classifier", true)]
    [InlineData("Sample.Second", false)]
    [InlineData("Classifier", false)]
    [InlineData("", false)]
    public void Generate_ListOfClasses_GivesTheListedAConstructor(string classes, bool listed)
    {
        GeneratorSession session = new(Network);

        session.EmbedWeights(classes);

        Assert.Equal(listed, Source(session).Contains(Constructor, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sample.Outer.Classifier")]
    [InlineData("Sample.Outer+Classifier")]
    public void Generate_NestedClass_NamesTheResourceAsTheProjectDoes(string name)
    {
        GeneratorSession session = new(Nested);

        session.EmbedWeights(name);

        Assert.Contains($"typeof(Classifier).Assembly, \"{name}.snw\", Layout))", Source(session), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_SameListAgain_LeavesEveryStepCached()
    {
        GeneratorSession session = new(Network);
        session.EmbedWeights("Sample.Classifier");

        session.EmbedWeights("Sample.Classifier");

        Assert.Equal([IncrementalStepRunReason.Unchanged], session.Reasons(TrackingNames.WeightsClasses));
        Assert.Equal([IncrementalStepRunReason.Cached], session.Reasons(TrackingNames.CompleteModel));
        Assert.All(session.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Build_WeightsForASecondClass_LeavesTheFirstOnesSource()
    {
        GeneratorSession session = new(Network, Second);
        session.EmbedWeights("Sample.Classifier");

        session.EmbedWeights("Sample.Classifier,Sample.Second");

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], session.Reasons(TrackingNames.CompleteModel));
    }

    [Fact]
    public void Edit_TheSpec_KeepsTheConstructor()
    {
        GeneratorSession session = new(Network);
        session.EmbedWeights("Sample.Classifier");

        session.Edit(0, Network.Replace("InputHeight = 64", "InputHeight = 96", StringComparison.Ordinal));

        Assert.Contains("InputHeight = 96", Source(session), StringComparison.Ordinal);
        Assert.Contains(Constructor, Source(session), StringComparison.Ordinal);
    }

    private static string Source(GeneratorSession session) => session.ClassFiles[0].SourceText.ToString();
}
