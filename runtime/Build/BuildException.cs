namespace ShuffleNet.Compiler.Build;

/// <summary>An item cannot be packed.</summary>
internal sealed class BuildException(BuildDiagnostic diagnostic, string message) : Exception(message)
{
    public BuildDiagnostic Diagnostic => diagnostic;
}
