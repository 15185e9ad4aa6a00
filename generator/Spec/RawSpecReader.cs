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

        Dictionary<string, TypedConstant> values = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            values[argument.Key] = argument.Value;
        }

        return new()
        {
            Version = version,
            Dialect = Value<int>(nameof(RawSpec.Dialect)),
            Groups = Value<int>(nameof(RawSpec.Groups)),
            SecondGroups = Value<int>(nameof(RawSpec.SecondGroups)),
            Scale = Value<double>(nameof(RawSpec.Scale)),
            StageChannels = Array(nameof(RawSpec.StageChannels)),
            StageRepeats = Array(nameof(RawSpec.StageRepeats)),
            StageStrides = Array(nameof(RawSpec.StageStrides)),
            DepthwiseKernels = Array(nameof(RawSpec.DepthwiseKernels)),
            StemChannels = Value<int>(nameof(RawSpec.StemChannels)),
            StemStride = Value<int>(nameof(RawSpec.StemStride)),
            StemPool = Value<bool>(nameof(RawSpec.StemPool)),
            InputHeight = Value<int>(nameof(RawSpec.InputHeight)),
            InputWidth = Value<int>(nameof(RawSpec.InputWidth)),
            InputChannels = Value<int>(nameof(RawSpec.InputChannels)),
            Classes = Value<int>(nameof(RawSpec.Classes)),
            HeadChannels = Value<int>(nameof(RawSpec.HeadChannels)),
            Outputs = Value<int>(nameof(RawSpec.Outputs)),
            OutputStages = Array(nameof(RawSpec.OutputStages)),
            ClassifierBias = Value<bool>(nameof(RawSpec.ClassifierBias)),
            Softmax = Value<bool>(nameof(RawSpec.Softmax)),
            Shuffle = Value<bool>(nameof(RawSpec.Shuffle)),
            Bottleneck = Value<int>(nameof(RawSpec.Bottleneck)),
            ShufflePosition = Value<int>(nameof(RawSpec.ShufflePosition)),
            ShuffleDirection = Value<int>(nameof(RawSpec.ShuffleDirection)),
            StemPoolPadding = Value<int>(nameof(RawSpec.StemPoolPadding)),
            StemPoolRounding = Value<int>(nameof(RawSpec.StemPoolRounding)),
            ShortcutPoolKernel = Value<int>(nameof(RawSpec.ShortcutPoolKernel)),
            ShortcutPoolPadding = Value<int>(nameof(RawSpec.ShortcutPoolPadding)),
            ShortcutPoolRounding = Value<int>(nameof(RawSpec.ShortcutPoolRounding)),
            ShortcutPoolDivisor = Value<int>(nameof(RawSpec.ShortcutPoolDivisor)),
            ConcatOrder = Value<int>(nameof(RawSpec.ConcatOrder)),
            StridedRelu = Value<int>(nameof(RawSpec.StridedRelu)),
            FirstUnitGrouped = Value<bool>(nameof(RawSpec.FirstUnitGrouped)),
            Threads = Value<int>(nameof(RawSpec.Threads)),
            Profile = Value<bool>(nameof(RawSpec.Profile)),
            Checked = Value<bool>(nameof(RawSpec.Checked)),
        };

        T? Value<T>(string property)
            where T : struct =>
            values.TryGetValue(property, out TypedConstant constant) ? (T)constant.Value! : null;

        // An explicit null means what leaving the property out means.
        EquatableArray<int>? Array(string property) =>
            values.TryGetValue(property, out TypedConstant constant) && !constant.IsNull
                ? new(constant.Values.Select(element => (int)element.Value!))
                : null;
    }

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsBroken))
        || (constant.Kind != TypedConstantKind.Array && constant.Value is null);
}
