using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Properties;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Properties;

/// <summary>Whatever numbers an attribute has, the generator says what is wrong with them and never fails itself.</summary>
public class InvalidSpecPropertyTests
{
    /// <summary>400 specs; 10,000 with SNC_SWEEP=1.</summary>
    [Fact]
    public void Run_WildSpec_IsDiagnosed() => Property.Hold(RandomSpecs.Wild, Check, count: 400, sweep: 10_000, spec => AttributeText.Of(spec));

    private static void Check(WrittenSpec spec)
    {
        if (SpecResolver.Resolve(spec.ToRaw()).Spec is not null)
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
