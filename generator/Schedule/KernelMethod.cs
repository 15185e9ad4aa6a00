namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>An emitted method: everything that its code depends on. Calls of equal methods share one.</summary>
internal abstract record KernelMethod
{
    /// <summary>The numbers that it wants to be told, in the order of its parameters.</summary>
    public virtual IEnumerable<string> Numbers => [];

    /// <summary>Equal for methods of which one may do the work of all.</summary>
    public virtual KernelMethod Bare => this;

    /// <summary>One that does the work of this and of another with an equal <see cref="Bare"/>; null where it would be too long.</summary>
    public virtual KernelMethod? With(KernelMethod other) => null;
}
