namespace ShuffleNet.Compiler;

/// <summary>What a network gives to its caller.</summary>
public enum NetworkOutputs
{
    /// <summary>One value per class.</summary>
    Logits = 0,

    /// <summary>The feature maps of stages, for a head of the caller's own; there is no classifier.</summary>
    Stages = 1,
}
