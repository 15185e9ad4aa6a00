using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Reads the attribute's values.</summary>
internal static class RawSpecReader
{
    /// <summary>The values; null where the compiler itself reports an error in the attribute.</summary>
    /// <param name="argument">What the property of the attribute's argument is called, a member of an enum.</param>
    public static RawSpec? Read(AttributeData attribute, string argument = nameof(ShuffleNetAttribute.Version))
    {
        if (attribute.ConstructorArguments.Length != 1
            || attribute.ConstructorArguments[0].Value is not int member
            || attribute.NamedArguments.Any(named => IsBroken(named.Value)))
        {
            return null;
        }

        Dictionary<string, object> values = new(StringComparer.Ordinal) { [argument] = member };
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            // An explicit null means what leaving the property out means.
            if (Value(named.Value) is object value)
            {
                values[named.Key] = value;
            }
        }

        return new(values);
    }

    private static object? Value(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Array ? constant.Value
        : constant.IsNull ? null
        : constant.Values.All(element => element.Value is int)
            ? new EquatableArray<int>(constant.Values.Select(element => (int)element.Value!))
        : new EquatableArray<double>(constant.Values.Select(element => (double)element.Value!));

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsBroken))
        || (constant.Kind != TypedConstantKind.Array && constant.Value is null);
}
