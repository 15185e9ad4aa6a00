namespace ShuffleNet.Compiler;

/// <summary>Memory that holds packed weights, never moves, and is valid as long as the object is reachable.</summary>
internal interface IWeightMemory
{
    ReadOnlySpan<float> Span { get; }
}
