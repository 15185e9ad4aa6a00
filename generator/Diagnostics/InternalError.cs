using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Diagnostics;

/// <summary>Turns an exception that nobody foresaw into SNC900, since one that escapes drops all sources without a word of use.</summary>
internal static class InternalError
{
    public static Diagnostic Report(string subject, Exception exception, Location location) => Diagnostic.Create(
        DiagnosticCatalogue.InternalError,
        location,
        subject,
        OneLine($"{exception.GetType().Name}: {exception.Message}"),
        OneLine(exception.StackTrace ?? "no stack trace"));

    private static string OneLine(string text) =>
        string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()));
}
