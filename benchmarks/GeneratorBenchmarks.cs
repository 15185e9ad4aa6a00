using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>
/// What the generator costs an editor: all networks of a project from nothing, and an edit that concerns none of them. The
/// budget for the latter is 50 ms with 50 networks.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;

    [Params(1, 50)]
    public int Networks { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Append(typeof(ShuffleNetAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        IEnumerable<SyntaxTree> networks = Enumerable.Range(1, Networks).Select(index => CSharpSyntaxTree.ParseText(
            $"using ShuffleNet.Compiler; [ShuffleNet(ShuffleNetVersion.V1, Classes = {10 + index})] public sealed partial class Network{index};"));
        SyntaxTree other = CSharpSyntaxTree.ParseText("class Other { int before; }");
        _compilation = CSharpCompilation.Create("Project", [other, .. networks], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _edited = _compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("class Other { int after; }"));
        _warm = Driver().RunGenerators(_compilation);
    }

    [Benchmark]
    public GeneratorDriver Cold() => Driver().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_edited);

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(new ShuffleNetGenerator());
}
