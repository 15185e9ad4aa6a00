using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Incremental;

public class ModelTests
{
    private static readonly string Network = GeneratorRun.ClassWith(
        "InputHeight = 64, InputWidth = 64, Scale = 0.5, StageChannels = new[] { 240, 480 }, StageRepeats = new[] { 1, 2 }");

    [Fact]
    public void Model_WalkedByReflection_HoldsOnlyValues()
    {
        GeneratorSession session = new(
            "partial class Outer { " + "[ShuffleNet.Compiler.ShuffleNet(ShuffleNet.Compiler.ShuffleNetVersion.V1)] partial class Inner; }",
            Network);
        object[] outputs = [.. TrackingNames.All.SelectMany(step => session.Result.TrackedSteps[step]).SelectMany(step => step.Outputs)
            .Select(output => output.Value)];

        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object output in outputs)
        {
            Walk(output, output.GetType().Name, seen);
        }

        Assert.Contains(seen, value => value is CompileOptions);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or Array, $"{path} is a {type}");
        Assert.False(type.FullName!.StartsWith("System.Collections.Immutable", StringComparison.Ordinal), $"{path} is a {type}");
        if (type.IsPrimitive || type.IsEnum || value is string)
        {
            return;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            // Compares by content; the array inside is its own and never seen.
            foreach (object? item in (IEnumerable)value)
            {
                Walk(item, path + "[]", seen);
            }

            return;
        }

        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        {
            Walk(field.GetValue(value), path + "." + field.Name, seen);
        }
    }

    [Fact]
    public void Run_FinnishCulture_GivesTheSameSourceAndMessages()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        // What fi-FI says, spelled out, since invariant globalization does not know it.
        CultureInfo finnish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        finnish.NumberFormat.NegativeSign = "\u2212";
        finnish.NumberFormat.NumberDecimalSeparator = ",";
        finnish.NumberFormat.NumberGroupSeparator = "\u00a0";
        try
        {
            (string source, string message) expected = Outputs();
            CultureInfo.CurrentCulture = finnish;

            Assert.Equal(expected, Outputs());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static (string Source, string Message) Outputs() => (
            GeneratorRun.Of(Network).Sources.Single().SourceText.ToString(),
            GeneratorRun.OfSpec("Scale = -0.5, Groups = -3").Diagnostics.Select(GeneratorRun.Describe)
                .Aggregate((first, second) => first + second));
    }

    [Fact]
    public void Run_PartsInAnyOrder_GivesTheSameSource()
    {
        const string Other = "namespace Sample; public sealed partial class Classifier { int Extra; }";

        GeneratorRun first = GeneratorRun.Of(Network, Other);
        GeneratorRun second = GeneratorRun.Of(Other, Network);

        Assert.Equal(first.Sources.Single().HintName, second.Sources.Single().HintName);
        Assert.Equal(first.Sources.Single().SourceText.ToString(), second.Sources.Single().SourceText.ToString());
    }

    [Fact]
    public void Run_TwoClassesWithOneSpec_GeneratesBoth()
    {
        GeneratorRun run = GeneratorRun.Of(Network, Network.Replace("Classifier", "Second", StringComparison.Ordinal));

        Assert.Equal(["Sample.Classifier.g.cs", "Sample.Second.g.cs"], run.Sources.Select(source => source.HintName));
        Assert.Empty(run.CompilerErrors);
    }

    [Fact]
    public void GuardedEmission_EmitterThrows_IsSnc900WithTheSpec()
    {
        NetworkModel model = new(new TargetType("", default, "Broken"), new NetworkSpec { Groups = 4 });

        (IReadOnlyList<Compiler.Generator.Emit.EmittedFile> files, Diagnostic? fault) =
            GuardedEmission.Run(model, (NetworkModel _) => throw new InvalidOperationException("first line\nsecond line"));

        Assert.Empty(files);
        string message = fault!.GetMessage(CultureInfo.InvariantCulture);
        Assert.Equal("SNC900", fault.Id);
        Assert.Contains("Broken: NetworkSpec { Version = V1, Dialect = Paper, Groups = 4,", message, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: first line second line", message, StringComparison.Ordinal);
    }

    [Fact]
    public void GuardedEmission_Cancelled_LetsItThrough() =>
        Assert.Throws<OperationCanceledException>(() => GuardedEmission.Run(
            new NetworkModel(new TargetType("", default, "C"), new NetworkSpec()), _ => throw new OperationCanceledException()));
}
