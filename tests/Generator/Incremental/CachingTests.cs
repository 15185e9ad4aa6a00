using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Incremental;

public class CachingTests
{
    private const string Unrelated = "class Unrelated { int First; }";

    private static readonly string Network = GeneratorRun.ClassWith("InputHeight = 64, InputWidth = 64");

    private static readonly string Second = Network.Replace("Classifier", "Second", StringComparison.Ordinal);

    [Fact]
    public void Edit_AnotherFile_LeavesEveryStepCached()
    {
        GeneratorSession session = new(Network, Unrelated);

        session.Edit(1, "class Unrelated { int First; int Second; }");

        AssertNothingRan(session);
    }

    [Theory]
    [InlineData("// a comment above\n")]
    [InlineData("\n\n\n")]
    public void Edit_TextAboveTheAttribute_LeavesTheSourceCached(string text)
    {
        GeneratorSession session = new(Network, Unrelated);

        session.Edit(0, text + Network);

        AssertNothingRan(session);
    }

    [Fact]
    public void Edit_CommentInsideTheAttribute_LeavesTheSourceCached()
    {
        GeneratorSession session = new(Network);

        session.Edit(0, Network.Replace("InputHeight = 64", "InputHeight /* rows */ =\n 32 * 2", StringComparison.Ordinal));

        AssertNothingRan(session);
    }

    [Fact]
    public void Edit_AnotherFileWhileASpecIsWrong_ReportsTheSameAgain()
    {
        GeneratorSession session = new(GeneratorRun.ClassWith("Groups = 0"), Unrelated);

        session.Edit(1, "class Unrelated;");

        Assert.Equal("SNC010", Assert.Single(session.Result.Diagnostics).Id);
    }

    [Fact]
    public void Edit_TheSpec_GeneratesAnew()
    {
        GeneratorSession session = new(Network, Unrelated);
        string before = session.ClassFiles.Single().SourceText.ToString();

        session.Edit(0, Network.Replace("InputHeight = 64", "InputHeight = 64, Scale = 0.5", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified], session.Reasons(TrackingNames.Model));
        Assert.Equal([IncrementalStepRunReason.Modified], session.Reasons(TrackingNames.NamedModel));
        Assert.NotEqual(before, session.ClassFiles.Single().SourceText.ToString());
    }

    /// <summary>The value of a constant elsewhere is part of the spec.</summary>
    [Fact]
    public void Edit_AConstantInAnotherFile_GeneratesAnew()
    {
        GeneratorSession session = new(
            GeneratorRun.ClassWith("Classes = Sizes.Classes"), "static class Sizes { public const int Classes = 10; }");

        session.Edit(1, "static class Sizes { public const int Classes = 20; }");

        Assert.Equal([IncrementalStepRunReason.Modified], session.Reasons(TrackingNames.NamedModel));
    }

    [Fact]
    public void Add_SecondNetwork_LeavesTheFirstCached()
    {
        GeneratorSession session = new(Network);

        session.Add(Second);

        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.Cached], session.Reasons(TrackingNames.NamedModel).Order());
        Assert.Equal(2, session.ClassFiles.Count);
    }

    [Fact]
    public void Add_NetworkWhoseNameDiffersInCase_RenamesBothFiles()
    {
        GeneratorSession session = new(Network);

        session.Add(Network.Replace("Classifier", "CLASSIFIER", StringComparison.Ordinal));

        Assert.All(session.ClassFiles, file => Assert.Matches("^Sample\\.(Classifier|CLASSIFIER)-[0-9a-f]{8}\\.g\\.cs$", file.HintName));
        Assert.Equal(2, session.ClassFiles.Count);
    }

    private static void AssertNothingRan(GeneratorSession session)
    {
        Assert.All(TrackingNames.All, step => Assert.NotEmpty(session.Reasons(step)));
        Assert.All(TrackingNames.All.SelectMany(session.Reasons).Concat(session.SourceReasons()), reason =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"found {reason}"));
    }
}
