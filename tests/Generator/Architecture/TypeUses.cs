using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ShuffleNet.Compiler.Tests.Generator.Architecture;

/// <summary>Finds what a compiled type depends on.</summary>
internal static class TypeUses
{
    /// <summary>The type that a nested one is declared in, the outermost.</summary>
    public static TypeReference Outer(TypeReference type) => type.DeclaringType is null ? type : Outer(type.DeclaringType);

    /// <summary>The types that a type's declaration and code name.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type)
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
