namespace ShuffleNet.Compiler.Build;

/// <summary>Messages in the form that MSBuild and editors recognise, each in one line.</summary>
internal static class BuildMessage
{
    public static string Of(string place, BuildDiagnostic diagnostic, string text) =>
        $"{place}: {diagnostic.Severity} {diagnostic.Id}: {OneLine(text)}";

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
