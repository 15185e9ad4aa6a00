using System.Collections.Concurrent;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Takes an attribute's text through the generator and Roslyn, as a user's build does, to a class that runs here.</summary>
internal static class GeneratedNetwork
{
    private static readonly ConcurrentDictionary<string, INetworkRunner> s_networks = [];

    /// <summary>Compiles a text once.</summary>
    public static INetworkRunner Create(string attribute) => s_networks.GetOrAdd(attribute, Compile);

    private static INetworkRunner Compile(string attribute)
    {
        InMemoryAssembly assembly = InMemoryCompiler.Generate(attribute);
        Assert.Empty(assembly.Warnings);
        return (INetworkRunner)Activator.CreateInstance(typeof(NetworkRunner<>).MakeGenericType(assembly.Load(InMemoryCompiler.TypeName)))!;
    }
}
