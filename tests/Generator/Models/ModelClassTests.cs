using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Models;

/// <summary>A text of operators among the project's files becomes a class, declared by the user or not.</summary>
public class ModelClassTests
{
    private const string Declaration = """
        using ShuffleNet.Compiler;

        namespace My;

        [CompiledModel]
        internal sealed partial class Detector;
        """;

    private static string Text(params string[] results) => $$"""
        operators 1
        title "detector.onnx"
        input "image" 3x8x8
        stem = convolution input kernel=3 stride=2 padding=1,1,1,1 groups=1 bias=true -> 4x4x4
        act = activation stem function=leakyrelu slope=0.1 -> 4x4x4
        {{string.Join("\n", results.Select(result => $"result \"{result}\" act"))}}
        """;

    [Fact]
    public void Run_TextOfUndeclaredClass_DeclaresIt()
    {
        GeneratorRun run = GeneratorRun.OfModels([new("My.Detector", Text("758"))], Use("My.Detector"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerErrors);
        Assert.Contains("public sealed partial class Detector : global::ShuffleNet.Compiler.ICompiledModel<Detector>", Source(run),
            StringComparison.Ordinal);
        Assert.Contains("new global::ShuffleNet.Compiler.ModelTensor(\"758\", 4, 4, 4)", Source(run), StringComparison.Ordinal);
        Assert.Contains("new global::ShuffleNet.Compiler.ModelTensor(\"image\", 3, 8, 8)", Source(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("My.Detector", Declaration)]
    [InlineData("My.Outer+Detector", """
        using ShuffleNet.Compiler;
        namespace My { partial struct Outer { [CompiledModel(Threads = 2, Profile = true)] public sealed partial class Detector; } }
        """)]
    public void Run_TextOfDeclaredClass_CompletesIt(string name, string declaration)
    {
        GeneratorRun run = GeneratorRun.OfModels([new(name, Text("scores"))], declaration);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerErrors);
        Assert.Contains("    partial class Detector : ", Source(run), StringComparison.Ordinal);
    }

    /// <summary>Whatever a file calls its results, they are names of parameters, and mean nothing else where they stand.</summary>
    [Fact]
    public void Run_ResultsOfAnyName_Compile()
    {
        string[] names =
            ["input", "input_", "Unsafe", "lease", "float", "nint", "a/b:0", "a/b.0", "Copy", "", "Weights", "\u00FC", "new", "Run"];

        GeneratorRun run = GeneratorRun.OfModels([new("Detector", Text(names))], Declaration.Replace("[CompiledModel]\n", ""));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void Run_TextWithMistake_ReportsItsLine()
    {
        GeneratorRun run = GeneratorRun.OfModels([new("My.Detector", Text("758").Replace("kernel=3", "kernel=9"))], Declaration);

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SNC061", diagnostic.Id);
        Assert.Equal(3, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal("obj/My.Detector.operators", diagnostic.Location.GetLineSpan().Path);
        Assert.StartsWith(
            "The operators of 'My.Detector' cannot be compiled: line 4: kernel is 9; it must be 1 to 7;",
            diagnostic.GetMessage(null),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DeclaredClassWithoutModel_IsReported() => Assert.Equal(
        "SNC062 @ CompiledModel: 'My.Detector' has [CompiledModel], but no ShuffleNetModel item is for it: add "
            + "<ShuffleNetModel Include=\"model.onnx\" Class=\"My.Detector\" /> to the project, or remove the attribute",
        GeneratorRun.Of(Declaration).Single());

    [Fact]
    public void Run_TwoModelsOfOneClass_AreReported() => Assert.StartsWith(
        "SNC063 @ nowhere: 'My.Detector' is the class of more than one model: ",
        GeneratorRun.OfModels([new("My.Detector", Text("a")), new("My.Detector", Text("b"))], Declaration).Single(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("My.Detector 2")]
    [InlineData("My..Detector")]
    [InlineData("My.Outer+Detector")]
    public void Run_NameThatIsNone_IsReported(string name) => Assert.StartsWith(
        $"SNC064 @ nowhere: '{name}' is no full name of a class: ",
        GeneratorRun.OfModels([new(name, Text("a"))], "").Single(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[CompiledModel] public sealed class Detector;", "SNC001 @ Detector")]
    [InlineData("[CompiledModel] public sealed partial class Detector { int Results; }", "SNC006 @ Results")]
    [InlineData("[CompiledModel(Threads = 99)] public sealed partial class Detector;", "SNC010 @ Threads = 99")]
    public void Run_ClassThatCannotBeCompleted_IsReported(string declaration, string expected) => Assert.StartsWith(
        expected,
        GeneratorRun.OfModels([new("Detector", Text("a"))], "using ShuffleNet.Compiler; " + declaration).Single(),
        StringComparison.Ordinal);

    [Fact]
    public void Run_NamesThatDifferInCase_AreTwoFiles() =>
        Assert.Equal(2, GeneratorRun.OfModels([new("My.Net", Text("a")), new("My.NET", Text("a"))], "").Sources.Length);

    [Fact]
    public void Run_UnrelatedEdit_LeavesEveryStepCached()
    {
        GeneratorSession session = new(Declaration, "class Other;");
        session.SetModels(new ModelTextFile("My.Detector", Text("a")));

        session.Edit(1, "class Other { int X; }");

        Assert.All(TrackingNames.OfModels, step => Assert.All(
            session.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
        Assert.Single(session.ClassFiles);
    }

    [Fact]
    public void Run_OtherText_WritesAnew()
    {
        GeneratorSession session = new(Declaration);
        session.SetModels(new ModelTextFile("My.Detector", Text("a")));

        session.SetModels(new ModelTextFile("My.Detector", Text("b")));

        Assert.Equal([IncrementalStepRunReason.Modified], session.Reasons(TrackingNames.ModelClass));
    }

    private static string Use(string name) =>
        $"static class Uses {{ public static int Floats => {name}.Results[0].Length + {name}.Output758Length; }}";

    private static string Source(GeneratorRun run) => Assert.Single(run.Sources).SourceText.ToString();
}
