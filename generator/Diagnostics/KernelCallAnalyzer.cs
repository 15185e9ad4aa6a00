using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ShuffleNet.Compiler.Generator.Diagnostics;

/// <summary>
/// Reports code that calls a kernel, or what kernels are made of, by itself. Kernels are internal to the user's assembly and take
/// references; the lengths behind them were compared in <c>Run</c>, which is the only check there is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelCallAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticCatalogue.KernelCall];

    public override void Initialize(AnalysisContext context)
    {
        // The generated classes are the ones that may.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.Invocation, OperationKind.MethodReference, OperationKind.PropertyReference);
    }

    private static void Check(OperationAnalysisContext context)
    {
        ISymbol member = context.Operation is IInvocationOperation invocation
            ? invocation.TargetMethod
            : ((IMemberReferenceOperation)context.Operation).Member;
        if (IsForGeneratedCode(member.ContainingType))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticCatalogue.KernelCall, context.Operation.Syntax.GetLocation(), $"{member.ContainingType.Name}.{member.Name}"));
        }
    }

    private static bool IsForGeneratedCode(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() switch
    {
        GeneratedNames.KernelNamespace => true,
        GeneratedNames.RuntimeNamespace => GeneratedNames.UncheckedTypes.Contains(type.Name),
        _ => false,
    };
}
