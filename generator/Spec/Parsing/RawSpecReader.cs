using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Reads the attribute's values.</summary>
internal static class RawSpecReader
{
    /// <summary>The values; null where the compiler itself reports an error in the attribute.</summary>
    public static RawSpec? Read(AttributeData attribute)
    {
        if (attribute.ConstructorArguments.Length != 1
            || attribute.ConstructorArguments[0].Value is not int version
            || attribute.NamedArguments.Any(argument => IsBroken(argument.Value)))
        {
            return null;
        }

        Dictionary<string, object> values = new(StringComparer.Ordinal) { [nameof(ShuffleNetAttribute.Version)] = version };
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            // An explicit null means what leaving the property out means.
            if (Value(argument.Value) is object value)
            {
                values[argument.Key] = value;
            }
        }

        return new(values);
    }

    private static object? Value(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Array ? constant.Value
        : constant.IsNull ? null
        : new EquatableArray<int>(constant.Values.Select(element => (int)element.Value!));

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsBroken))
        || (constant.Kind != TypedConstantKind.Array && constant.Value is null);
}
