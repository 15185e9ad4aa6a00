using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>
/// What the generator costs an editor: all networks of a project from nothing, and an edit that concerns none of them.
/// Budget: an unrelated edit with 50 networks adds less than 50 ms to the compiler's own work. The rows contain some of the
/// compiler's work too: as in an editor every run sees a new compilation, whose attributes are bound anew.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private CSharpCompilation _compilation = null!;
    private SyntaxTree _other = null!;
    private SyntaxTree _edited = null!;
    private GeneratorDriver _warm = null!;

    [Params(1, 50)]
    public int Networks { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        IEnumerable<SyntaxTree> networks = Enumerable.Range(1, Networks).Select(index => CSharpSyntaxTree.ParseText(
            $"using ShuffleNet.Compiler; [ShuffleNet(ShuffleNetVersion.V1, Classes = {10 + index})] public sealed partial class "
                + $"Network{index};"));
        _other = CSharpSyntaxTree.ParseText("class Other { int before; }");
        _compilation = CSharpCompilation.Create(
            "Project", [_other, .. networks], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _edited = CSharpSyntaxTree.ParseText("class Other { int after; }");
        _warm = Driver().RunGenerators(_compilation);
    }

    [Benchmark]
    public GeneratorDriver Cold() => Driver().RunGenerators(Edited());

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(Edited());

    private CSharpCompilation Edited() => _compilation.ReplaceSyntaxTree(_other, _edited);

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(new ShuffleNetGenerator());
}
