using Mono.Cecil;
using Mono.Cecil.Cil;
using ShuffleNet.Compiler.Generator;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

/// <summary>The stages of the compiler use each other one way, as docs/architecture.md says.</summary>
public class StageDependencyTests
{
    private const string Root = "ShuffleNet.Compiler.Generator";

    // A stage may use those before it.
    private static readonly string[] s_stages = ["Spec", "Graph", "Passes", "Plan", "Schedule", "Emit"];

    // What composes the stages; none of them may start another.
    private static readonly string[] s_composition = [nameof(ShuffleNetGenerator), nameof(NetworkCompiler), nameof(NetworkResolver), nameof(GuardedEmission)];

    [Fact]
    public void Generator_Stages_UseNoLaterOne()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(ShuffleNetGenerator).Assembly.Location);
        IEnumerable<string> back =
            from type in assembly.MainModule.GetTypes()
            let stage = Stage(type)
            where stage >= 0
            from used in Used(type)
            where Stage(used) > stage || (Outer(used).Namespace == Root && s_composition.Contains(Outer(used).Name))
            select $"{Name(type)} -> {Name(used)}";

        Assert.Empty(back.Distinct());
    }

    /// <summary>The place of a type's stage in the list; -1 where it is of none.</summary>
    private static int Stage(TypeReference type)
    {
        string space = Outer(type).Namespace;
        return space.StartsWith(Root + ".", StringComparison.Ordinal) ? Array.IndexOf(s_stages, space[(Root.Length + 1)..].Split('.')[0]) : -1;
    }

    private static string Name(TypeReference type) => Outer(type).FullName.Replace(Root + ".", "", StringComparison.Ordinal);

    private static TypeReference Outer(TypeReference type) => type.DeclaringType is null ? type : Outer(type.DeclaringType);

    private static IEnumerable<TypeReference> Used(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType,
            .. type.Interfaces.Select(implemented => implemented.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
            .. type.Methods.Where(method => method.HasBody).SelectMany(method => Used(method.Body)),
        ];
        return direct.OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> Used(MethodBody body) => body.Variables.Select(variable => variable.VariableType)
        .Concat(body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
            MethodReference method => [method.DeclaringType, method.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            TypeReference used => new TypeReference?[] { used },
            _ => [],
        }));

    /// <summary>A type, or those that an array or a generic type is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
