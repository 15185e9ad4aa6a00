using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.InMemory;

/// <summary>An assembly that was compiled in this process.</summary>
/// <param name="Image">The bytes of the .dll.</param>
/// <param name="Warnings">What the generator and the compiler said of it; none of them an error.</param>
internal sealed record InMemoryAssembly(byte[] Image, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>Loads the assembly and finds a class in it.</summary>
    public Type Load(string type) => Assembly.Load(Image).GetType(type, throwOnError: true)!;
}
