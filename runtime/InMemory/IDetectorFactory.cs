namespace ShuffleNet.Compiler.InMemory;

/// <summary>The class of a detector behind an interface without static members.</summary>
internal interface IDetectorFactory
{
    /// <exception cref="WeightException">The source is damaged, or its tensors are not this network's.</exception>
    RunningDetector LoadDetector(TensorSource source);
}
