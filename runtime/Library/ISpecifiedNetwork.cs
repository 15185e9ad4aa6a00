namespace ShuffleNet.Compiler;

/// <summary>What every class of an attribute offers: it knows the network that the attribute describes.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface ISpecifiedNetwork<TSelf> : ICompiledNetwork<TSelf>
    where TSelf : class, ISpecifiedNetwork<TSelf>
{
    /// <summary>The network in full: what the attribute says once presets, tables and scale are applied.</summary>
    static abstract NetworkSpec Spec { get; }
}
