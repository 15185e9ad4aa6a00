namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>A class that the user has declared for a model file.</summary>
/// <param name="Type">The class.</param>
/// <param name="Options">How it is compiled.</param>
/// <param name="Fits">Whether another part of it can be written.</param>
internal sealed record DeclaredModel(TargetType Type, CompileOptions Options, bool Fits)
{
    /// <summary>As <see cref="ModelText.Name"/> has it.</summary>
    public string Name => Type.FullName(".");
}
