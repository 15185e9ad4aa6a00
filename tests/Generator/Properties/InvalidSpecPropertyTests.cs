using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Properties;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Properties;

/// <summary>Whatever numbers an attribute has, the generator says what is wrong with them and never fails itself.</summary>
public class InvalidSpecPropertyTests
{
    [Fact]
    public void Run_WildSpec_IsDiagnosed() => IsDiagnosed(count: 200);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_ManyWildSpecs_AreDiagnosed() => IsDiagnosed(count: 10_000);

    private static void IsDiagnosed(int count) => Property.Hold(RandomSpecs.Wild, Check, count, spec => AttributeText.Of(spec));

    private static void Check(WrittenSpec spec)
    {
        if (NetworkResolver.Resolve(spec.ToRaw()).Spec is not null)
        {
            // By chance it is a network, maybe of a gigabyte; networks are the business of another test.
            return;
        }

        GeneratorRun run = GeneratorRun.Of($"using ShuffleNet.Compiler;\n{AttributeText.Of(spec)}\npublic sealed partial class Network;\n");

        Assert.Empty(run.Sources);
        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.All(run.Diagnostics, diagnostic =>
        {
            Assert.Matches(@"^SNC0\d\d$", diagnostic.Id);
            Assert.NotEqual(Location.None, diagnostic.Location);
            Assert.DoesNotMatch(@"\{\d", GeneratorRun.Describe(diagnostic));
        });
    }
}
