using Mono.Cecil;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Tests.Generator.Architecture;

/// <summary>The stages of the compiler use each other one way, as docs/architecture.md says.</summary>
public class StageDependencyTests
{
    private const string Root = "ShuffleNet.Compiler.Generator";

    // A stage may use those before it.
    private static readonly string[] s_stages = ["Spec", "Graph", "Passes", "Plan", "Schedule", "Emit"];

    // What composes the stages; none of them may start another.
    private static readonly string[] s_composition =
        [nameof(ShuffleNetGenerator), nameof(NetworkCompiler), nameof(NetworkResolver), nameof(GuardedEmission)];

    [Fact]
    public void Generator_Stages_UseNoLaterOne()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(ShuffleNetGenerator).Assembly.Location);
        IEnumerable<string> back =
            from type in assembly.MainModule.GetTypes()
            let stage = Stage(type)
            where stage >= 0
            from used in TypeUses.Of(type)
            where Stage(used) > stage || (TypeUses.Outer(used).Namespace == Root && s_composition.Contains(TypeUses.Outer(used).Name))
            select $"{Name(type)} -> {Name(used)}";

        Assert.Empty(back.Distinct());
    }

    /// <summary>The place of a type's stage in the list; -1 where it is of none.</summary>
    private static int Stage(TypeReference type)
    {
        string space = TypeUses.Outer(type).Namespace;
        return space.StartsWith(Root + ".", StringComparison.Ordinal)
            ? Array.IndexOf(s_stages, space[(Root.Length + 1)..].Split('.')[0])
            : -1;
    }

    private static string Name(TypeReference type) => TypeUses.Outer(type).FullName.Replace(Root + ".", "", StringComparison.Ordinal);
}
