namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the <c>Spec</c> property: the resolved spec as a value that code can compare with a file's.</summary>
internal static class SpecEmitter
{
    private const string Runtime = "global::ShuffleNet.Compiler.";

    public static void Emit(CodeWriter code, NetworkSpec spec)
    {
        code.Line($"private static {Runtime}NetworkSpec? s_spec;");
        code.Line();
        code.Line("/// <summary>The network in full: what the attribute says once presets, tables and scale are applied.</summary>");
        code.Line($"public static {Runtime}NetworkSpec Spec => s_spec ??= new()");
        code.Line("{");
        foreach (SpecProperty property in SpecProperties.OfSpec.Where(property => property.Name switch
        {
            nameof(spec.SecondGroups) => spec.SecondGroups != spec.Groups,

            // Both say the kernels; where there is an Xception, the kinds alone say everything.
            nameof(spec.DepthwiseKernels) => !UnitKind.HasXception(spec),
            nameof(spec.UnitKinds) => UnitKind.HasXception(spec),
            _ => true,
        }))
        {
            object value = property.Get!(spec);
            code.Line($"    {property.Name} = {(value is Enum ? Runtime : "")}{SpecProperty.Code(value)},");
        }

        code.Line("};");
        code.Line();
    }
}
