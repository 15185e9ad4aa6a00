using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Build;

/// <summary>
/// A network compiled and loaded into this process, so that its weights are packed by the code that will read them. It is
/// compiled alone, as a class of no namespace and without its kernels: what else the user's class has, and needs, plays no part.
/// </summary>
internal static class NetworkAssembly
{
    private const string Name = "Network";

    private static readonly TargetType s_type = new("", default, Name);

    /// <param name="model">The user's class; its weights are packed alike whatever its type and its options are.</param>
    /// <returns>The generated class.</returns>
    public static Type Load(NetworkModel model)
    {
        NetworkModel alone = new(s_type, model.Spec) { Detector = model.Detector, Size = model.Size };
        return Load(NetworkCompiler.Emit(alone), $"{model.Spec}");
    }

    /// <summary>The class of a model.</summary>
    public static Type Load(OperatorModel operators) => Load(
        NetworkCompiler.Emit(new ModelClass(s_type, true, operators.Title, OperatorText.Write(operators))), operators.Title);

    private static Type Load(IReadOnlyList<EmittedFile> files, string what)
    {
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText($"public sealed partial class {Name};"),
            CSharpSyntaxTree.ParseText(files[0].Source),
            .. files
                .Skip(1)
                .Select(kernels =>
                    CSharpSyntaxTree.Create(
                        (CSharpSyntaxNode)new EmptyBodies().Visit(CSharpSyntaxTree.ParseText(kernels.Source).GetRoot()))),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "ShuffleNet.Compiler.Build.Networks",
            trees,
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Diagnostic? error = compilation
            .Emit(image).Diagnostics
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null
            ? Assembly.Load(image.ToArray()).GetType(Name)!
            : throw new InvalidOperationException($"the generated code of {what} does not compile: {error}");
    }

    // The framework and the runtime library that this process has.
    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path =>
            Path.GetFileName(path) is "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Append(typeof(ShuffleNetAttribute).Assembly.Location)
        .Append(typeof(PackedWeights).Assembly.Location)
        .Select(path => MetadataReference.CreateFromFile(path));
}
