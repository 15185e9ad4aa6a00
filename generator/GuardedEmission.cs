using Microsoft.CodeAnalysis;
using ShuffleNet.Compiler.Generator.Diagnostics;
using ShuffleNet.Compiler.Generator.Emit;

namespace ShuffleNet.Compiler.Generator;

/// <summary>Runs the stages behind the spec for one network.</summary>
internal static class GuardedEmission
{
    /// <summary>The sources of a network, or none and SNC900 with its spec. Has no location: the model holds none.</summary>
    public static (IReadOnlyList<EmittedFile> Files, Diagnostic? Fault) Run(
        NetworkModel model, Func<NetworkModel, IReadOnlyList<EmittedFile>> emit)
    {
        try
        {
            return (emit(model), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return ([], InternalError.Report($"{model.Type.Name}: {model.Spec}", exception, Location.None));
        }
    }

    /// <summary>The sources of a model's class, or none and what is wrong with its text.</summary>
    public static (IReadOnlyList<EmittedFile> Files, Diagnostic? Fault) Run(
        ModelClass model, Func<ModelClass, IReadOnlyList<EmittedFile>> emit)
    {
        try
        {
            return (emit(model), null);
        }
        catch (OperatorTextException exception)
        {
            return ([], ModelClasses.At(
                model.Path, exception.Line, DiagnosticCatalogue.BadOperators, model.Type.FullName("."), exception.Message));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return ([], InternalError.Report($"{model.Type.Name}: {model.Path}", exception, Location.None));
        }
    }
}
