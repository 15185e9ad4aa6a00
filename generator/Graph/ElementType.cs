namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>What the elements of a tensor are.</summary>
/// <param name="Name">As in <c>float32</c>.</param>
/// <param name="Bytes">Of one element.</param>
internal sealed record ElementType(string Name, int Bytes)
{
    public static ElementType Float32 { get; } = new("float32", sizeof(float));

    public override string ToString() => Name;
}
