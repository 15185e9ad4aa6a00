namespace ShuffleNet.Compiler;

/// <summary>One layer of the compiled network, everything that was folded into it included.</summary>
/// <param name="Name">Its place, such as <c>stage2.1.pw1</c>.</param>
/// <param name="Kind">What it computes, such as <c>pointwise</c> or <c>depthwise</c>.</param>
/// <param name="Input">Shape of the input, channels x rows x columns.</param>
/// <param name="Output">Shape of the output, channels x rows x columns.</param>
/// <param name="Folded">What else happens in the layer: batch normalisation, ReLU, residual add, shuffle.</param>
/// <param name="MultiplyAdds">Multiply-adds of one inference.</param>
/// <param name="Parameters">Learned parameters after folding: weights and biases.</param>
/// <param name="Bytes">Bytes of activations that the layer reads and writes in one inference, each element once.</param>
public sealed record LayerSummary(
    string Name,
    string Kind,
    string Input,
    string Output,
    string Folded,
    long MultiplyAdds,
    long Parameters,
    long Bytes);
