using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>A generated class that is compiled and loaded in this process.</summary>
internal static class CompiledClass
{
    /// <param name="compilation">Everything that the class consists of.</param>
    /// <param name="name">The class with its namespace.</param>
    /// <param name="what">What a message calls it.</param>
    /// <exception cref="InvalidOperationException">The compiler reported an error.</exception>
    public static Type Load(Compilation compilation, string name, string what)
    {
        using MemoryStream image = new();
        Diagnostic? error = compilation.Emit(image).Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null
            ? Assembly.Load(image.ToArray()).GetType(name)!
            : throw new InvalidOperationException($"{what}: {error}");
    }

    /// <summary>Calls a static method of one type parameter, constrained to generated classes, with the class.</summary>
    public static T Call<T>(Type owner, string method, Type type, params object[] arguments) =>
        (T)owner.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, arguments)!;
}
