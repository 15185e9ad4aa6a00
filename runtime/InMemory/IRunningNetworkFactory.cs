namespace ShuffleNet.Compiler.InMemory;

/// <summary>A generated class behind an interface without static members, for code that meets it at run time.</summary>
internal interface IRunningNetworkFactory
{
    NetworkSpec Spec { get; }

    NetworkSummary Summary { get; }

    RunningNetwork CreateRandom(int seed);

    /// <exception cref="WeightException">The source is damaged, or its tensors are not this network's.</exception>
    RunningNetwork Load(TensorSource source);

    /// <exception cref="WeightException">The file is damaged, or not this network's.</exception>
    RunningNetwork Load(string path);
}
