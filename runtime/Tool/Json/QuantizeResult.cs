using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The result of <c>quantize</c>, as JSON has it.</summary>
/// <param name="Output">Its path.</param>
/// <param name="Bytes">Its length; 0 where it went to a device.</param>
/// <param name="Title">The network in words.</param>
/// <param name="Preprocess">The recipe's name.</param>
/// <param name="Seed">What chose the images.</param>
/// <param name="Calibrated">How many images the numbers were chosen on.</param>
/// <param name="Comparison">On the images that were held out; null where none were.</param>
/// <param name="Layers">In the order in which they run.</param>
internal sealed record QuantizeResult(
    string Output,
    long Bytes,
    string Title,
    string Preprocess,
    int Seed,
    int Calibrated,
    QuantizationReport? Comparison,
    IReadOnlyList<LayerNoise> Layers);
