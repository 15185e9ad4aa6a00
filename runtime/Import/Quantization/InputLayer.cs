namespace ShuffleNet.Compiler.Import;

/// <summary>The image.</summary>
internal sealed class InputLayer(int index, NetworkSpec spec)
    : Layer(index, "input", (spec.InputChannels, spec.InputHeight, spec.InputWidth), []);
