namespace ShuffleNet.Compiler.Build;

/// <summary>A kind of message of the build, beside those of the generator.</summary>
/// <param name="Id">SNC and a number.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Title">What is wrong, in general.</param>
internal sealed record BuildDiagnostic(string Id, string Severity, string Title);
