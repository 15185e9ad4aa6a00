using System.Collections.Concurrent;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Takes an attribute's text through the generator and Roslyn, as a user's build does, to a class that runs here.</summary>
internal static class GeneratedNetwork
{
    private static readonly ConcurrentDictionary<string, INetworkRunner> s_networks = [];
    private static readonly ConcurrentDictionary<string, IBackboneRunner> s_backbones = [];

    /// <summary>Compiles a text once.</summary>
    public static INetworkRunner Create(string attribute) => 
        s_networks.GetOrAdd(attribute, text => (INetworkRunner)Compile(text, typeof(NetworkRunner<>)));

    /// <summary>The same for one that gives feature maps.</summary>
    public static IBackboneRunner CreateBackbone(string attribute) =>
        s_backbones.GetOrAdd(attribute, text => (IBackboneRunner)Compile(text, typeof(BackboneRunner<>)));

    private static object Compile(string attribute, Type runner)
    {
        InMemoryAssembly assembly = InMemoryCompiler.Generate(attribute);
        Assert.Empty(assembly.Warnings);
        return Activator.CreateInstance(runner.MakeGenericType(assembly.Load(InMemoryCompiler.TypeName)))!;
    }
}
