using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>What generated code reads and writes is given back at the end of a block, and the C# compiler lets nobody keep it.</summary>
public class LeaseTests
{
    private const string Enter = "using ShuffleNet.Compiler.InferenceLease lease = workspace.Enter(weights);";
    private const string Reference = "System.Runtime.InteropServices.MemoryMarshal.CreateSpan";

    [Theory]
    [InlineData("return ref lease.Weights;")]
    [InlineData("return ref lease.Arena;")]
    public void Lease_ReferenceThatLeavesTheBlock_DoesNotCompile(string leaves) =>
        Assert.NotEmpty(Errors($$"""
            static class C
            {
                static ref float Keep(ShuffleNet.Compiler.Workspace workspace, ShuffleNet.Compiler.PackedWeights weights)
                {
                    {{Enter}}
                    {{leaves}}
                }
            }
            """));

    [Theory]
    [InlineData("Input")]
    [InlineData("Arena")]
    [InlineData("Weights")]
    [InlineData("Output(0)")]
    public void Part_ReferenceThatLeavesIt_DoesNotCompile(string memory) =>
        Assert.NotEmpty(Errors($$"""
            static class C
            {
                static ref float Keep(ShuffleNet.Compiler.ParallelInference inference) => ref inference.{{memory}};
            }
            """));

    /// <summary>Or the tests above would pass for another reason.</summary>
    [Fact]
    public void Both_ReferencesThatStay_Compile() =>
        Assert.Empty(Errors($$"""
            static class C
            {
                static float First(ShuffleNet.Compiler.Workspace workspace, ShuffleNet.Compiler.PackedWeights weights)
                {
                    {{Enter}}
                    ref float first = ref lease.Weights;
                    return first + {{Reference}}(ref lease.Arena, 1)[0];
                }

                static float First(ShuffleNet.Compiler.ParallelInference inference) =>
                    inference.Input + inference.Arena + inference.Weights + inference.Output(0);
            }
            """));

    private static IEnumerable<Diagnostic> Errors(string source) =>
        GeneratorRun.Of(source).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
