using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Diagnostics;

/// <summary>A bad and a fixed class for every diagnostic of the class.</summary>
public class TargetDiagnosticTests
{
    private const string Attribute = "[ShuffleNet.Compiler.ShuffleNet(ShuffleNet.Compiler.ShuffleNetVersion.V1)] ";

    [Theory]
    [InlineData("NET class C;",
        "SNC001 @ C: 'C' must be declared partial, since the network is generated into another part of it", "NET partial class C;")]
    [InlineData("class Outer { NET partial class C; }",
        "SNC002 @ Outer: 'Outer' contains the network 'C' and must therefore be a partial class, struct or record, but is not partial",
        "partial class Outer { NET partial class C; }")]
    [InlineData("partial interface IOuter { NET partial class C; }",
        "SNC002 @ IOuter: 'IOuter' contains the network 'C' and must therefore be a partial class, struct or record, but is an interface",
        "partial struct Outer { NET partial class C; }")]
    [InlineData("NET static partial class C;",
        "SNC003 @ C: 'C' cannot be static: generated code in another file must be able to extend and instantiate it; remove 'static'",
        "NET partial class C;")]
    [InlineData("NET abstract partial class C;",
        "SNC003 @ C: 'C' cannot be abstract: generated code in another file must be able to extend and instantiate it; remove 'abstract'",
        "NET sealed partial class C;")]
    [InlineData("NET partial record C;",
        "SNC003 @ C: 'C' cannot be a record: generated code in another file must be able to extend and instantiate it; remove 'record'",
        "NET partial class C;")]
    [InlineData("NET file partial class C;",
        "SNC003 @ C: 'C' cannot be file-local: generated code in another file must be able to extend and instantiate it; remove 'file'",
        "NET internal partial class C;")]
    [InlineData("file partial class Outer { NET partial class C; }",
        "SNC003 @ Outer: 'Outer' cannot be file-local: generated code in another file must be able to extend and instantiate it; remove 'file'",
        "partial record struct Outer { NET partial class C; }")]
    [InlineData("NET partial class C<T>;",
        "SNC004 @ C: 'C' has type parameters; neither a network nor a type around it can be generic: remove them, or move the network out",
        "NET partial class C;")]
    [InlineData("partial class Outer<T> { NET partial class C; }",
        "SNC004 @ Outer: 'Outer' has type parameters; neither a network nor a type around it can be generic: remove them, or move the network out",
        "partial class Outer { NET partial class C; }")]
    [InlineData("NET partial class C { int Weights; }",
        "SNC006 @ Weights: The generated part of 'C' declares 'Weights': rename this one", "NET partial class C { int Heaviness; }")]
    [InlineData("NET partial class C { class Summary; }",
        "SNC006 @ Summary: The generated part of 'C' declares 'Summary': rename this one", "NET partial class C { class Digest; }")]
    [InlineData("NET partial class C { public void Dispose() { } }",
        "SNC006 @ Dispose: The generated part of 'C' declares 'Dispose': rename this one",
        "NET partial class C { public void Dispose(bool all) { } }")]
    [InlineData("NET partial class C { void Run(System.ReadOnlySpan<float> a, System.Span<float> b) { } }",
        "SNC006 @ Run: The generated part of 'C' declares 'Run': rename this one", "NET partial class C { void Run(float[] a) { } }")]
    [InlineData("NET partial class C { static C Load(System.IO.Stream s) => null!; }",
        "SNC006 @ Load: The generated part of 'C' declares 'Load': rename this one",
        "NET partial class C { static C Load(System.Uri u) => null!; }")]
    [InlineData("NET partial class Classes;",
        "SNC006 @ Classes: The generated part of 'Classes' declares 'Classes': rename this one", "NET partial class Kinds;")]
    [InlineData("NET partial class C { public C() { } }",
        "SNC007 @ C: 'C' has a constructor; networks are made by Load, Create and CreateRandom, whose constructor is generated: remove it",
        "NET partial class C { static C() { } }")]
    [InlineData("NET partial class C(int size) { int Size => size; }",
        "SNC007 @ C: 'C' has a constructor; networks are made by Load, Create and CreateRandom, whose constructor is generated: remove it",
        "NET partial class C;")]
    [InlineData("class Base; NET partial class C : Base;",
        "SNC007 @ C: 'C' has the base class 'Base'; networks are made by Load, Create and CreateRandom, whose constructor is generated: remove it",
        "interface IBase; NET partial class C : IBase;")]
    public void Run_BadClass_IsDiagnosedAtItsName(string bad, string expected, string fixedClass)
    {
        GeneratorRun run = GeneratorRun.Of(bad.Replace("NET ", Attribute, StringComparison.Ordinal));

        Assert.Equal(expected, run.Single());
        Assert.Empty(run.Sources);
        GeneratorRun repaired = GeneratorRun.Of(fixedClass.Replace("NET ", Attribute, StringComparison.Ordinal));
        Assert.Empty(repaired.Diagnostics);
        Assert.Single(repaired.Sources);
    }

    [Fact]
    public void Run_OldLanguageVersion_IsDiagnosedAtTheAttribute()
    {
        string source = Attribute + "partial class C { }";

        GeneratorRun run = GeneratorRun.Of(LanguageVersion.CSharp11, source);

        Assert.Equal(
            "SNC005 @ ShuffleNet.Compiler.ShuffleNet(ShuffleNet.Compiler.ShuffleNetVersion.V1): The generated code needs C# 12.0 or later, and this project compiles C# 11.0: raise LangVersion in the project file",
            run.Single());
        Assert.Empty(GeneratorRun.Of(TargetChecks.OldestLanguage, source).Diagnostics);
    }

    [Fact]
    public void Run_AttributeOnTwoParts_GeneratesOnceAndLeavesTheErrorToTheCompiler()
    {
        GeneratorRun run = GeneratorRun.Of(Attribute + "partial class C;", Attribute + "partial class C;");

        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Sources);
        Assert.Contains(run.CompilerErrors, error => error.Contains("CS0579", StringComparison.Ordinal));
    }

    [Fact]
    public void GeneratedMembers_CoverTheInterface()
    {
        Assert.All(Members(typeof(IShuffleNet<>)), name => Assert.True(GeneratedMembers.OfClassifier.IsName(name), name));
        Assert.All(Members(typeof(IShuffleNetDetector<>)), name => Assert.True(GeneratedMembers.OfDetector.IsName(name), name));
        Assert.All(Members(typeof(IShuffleNetBackbone<>)), name => Assert.True(GeneratedMembers.OfBackbone.IsName(name), name));

        Assert.All(Members(typeof(ICompiledModel<>)), name => Assert.True(GeneratedMembers.OfModel.IsName(name), name));

        // The accessors of a property are not members of their own.
        static IEnumerable<string> Members(Type contract) => contract.GetMembers()
            .Concat(contract.GetInterfaces().SelectMany(parent => parent.GetMembers()))
            .Where(member => member.DeclaringType != typeof(IDisposable))
            .Where(member => member is not System.Reflection.MethodBase { IsSpecialName: true })
            .Select(member => member.Name);
    }
}
