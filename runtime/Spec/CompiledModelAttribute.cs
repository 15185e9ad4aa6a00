namespace ShuffleNet.Compiler;

/// <summary>
/// Says that a partial class is the class of a model file: a <c>ShuffleNetModel</c> item of the project names the file and the class,
/// and the generator writes the other part. Without it the generator declares the class itself, public and sealed; the attribute is for
/// what a declaration of one's own can say besides.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CompiledModelAttribute : Attribute
{
    /// <inheritdoc cref="ShuffleNetAttribute.Threads"/>
    public int Threads { get; set; } = 1;

    /// <inheritdoc cref="ShuffleNetAttribute.Profile"/>
    public bool Profile { get; set; }

    /// <inheritdoc cref="ShuffleNetAttribute.Checked"/>
    public bool Checked { get; set; }
}
