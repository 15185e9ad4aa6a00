using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>The names that a user's part may not have are those that the emitted part has: none more and none less.</summary>
public class GeneratedMemberTests
{
    // Between them, all that a class can have.
    private static readonly string[] s_variants = ["Threads = 2, Profile = true", "Checked = true"];

    [Fact]
    public void OfClassifier_Names_AreThoseOfTheEmittedPart() =>
        Assert.Equal(GeneratedMembers.OfClassifier.Names.Order(StringComparer.Ordinal), Emitted("InputHeight = 32, InputWidth = 32"));

    [Fact]
    public void OfBackbone_Names_AreThoseOfTheEmittedPart()
    {
        string channels = Each(24), ones = Each(1);
        string stages = $"Outputs = NetworkOutputs.Stages, StageChannels = {channels}, StageRepeats = {ones}, StageStrides = {ones}";

        Assert.Equal(
            GeneratedMembers.OfBackbone.Names.Order(StringComparer.Ordinal),
            Emitted($"Groups = 1, StemStride = 1, InputHeight = 16, InputWidth = 16, {stages}"));

        static string Each(int value) => $"[{string.Join(", ", Enumerable.Repeat(value, SpecLimits.Stages))}]";
    }

    [Fact]
    public void OfDetector_Names_AreThoseOfTheEmittedPart() => Assert.Equal(
        GeneratedMembers.OfDetector.Names.Order(StringComparer.Ordinal),
        Enum.GetValues<DetectorKind>()
            .SelectMany(kind => EmittedBy(variant =>
                $"using ShuffleNet.Compiler; namespace Sample; [Detector(DetectorKind.{kind}, {variant})] partial class Classifier;"))
            .Distinct()
            .Order(StringComparer.Ordinal));

    private static IEnumerable<string> Emitted(string arguments) =>
        EmittedBy(variant => GeneratorRun.ClassWith($"{arguments}, {variant}"));

    private static IEnumerable<string> EmittedBy(Func<string, string> program) => s_variants
        .SelectMany(variant =>
        {
            GeneratorSession session = new(program(variant));
            session.EmbedWeights("Sample.Classifier");
            return CSharpSyntaxTree.ParseText(Assert.Single(session.ClassFiles).SourceText).GetRoot().DescendantNodes();
        })
        .OfType<ClassDeclarationSyntax>()
        .SelectMany(type => type.Members)
        .SelectMany(member => member switch
        {
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [method.Identifier.Text],
            PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => [property.Identifier.Text],
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
            _ => Enumerable.Empty<string>(),
        })
        .Distinct()
        .Order(StringComparer.Ordinal);
}
