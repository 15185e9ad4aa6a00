using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Incremental;

/// <summary>Which kernels a project gets.</summary>
public class VectorWidthTests
{
    private const string Network = """
        [ShuffleNet.Compiler.ShuffleNet(ShuffleNet.Compiler.ShuffleNetVersion.V1, InputHeight = 32, InputWidth = 32)]
        public sealed partial class C;
        """;

    [Theory]
    [InlineData("", "512 256 128")]
    [InlineData("128", "128")]
    [InlineData("128, 512", "512 128")]
    [InlineData("64", "512 256 128")]
    public void Generate_WidthsOfTheProject_AreThoseEmittedAndCompile(string property, string expected)
    {
        GeneratorSession session = new(Network);

        session.Set("ShuffleNetVectorWidths", property);

        string[] files = [.. session.Result.GeneratedSources.Select(file => file.HintName)];
        Assert.Equal(["C.g.cs", .. expected.Split(' ').Select(width => $"C.Vector{width}.g.cs")], files);
        Assert.DoesNotContain(session.Output.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Build_SameWidthsAgain_LeavesEveryStepCached()
    {
        GeneratorSession session = new(Network);
        session.Set("ShuffleNetVectorWidths", "256");

        session.Set("ShuffleNetVectorWidths", "256");

        Assert.Equal([IncrementalStepRunReason.Unchanged], session.Reasons(TrackingNames.VectorWidths));
        Assert.All(session.SourceReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }
}
