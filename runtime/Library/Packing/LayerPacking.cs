using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>Which tensors one layer has in a file, and how and where they are packed. Written by the generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerPacking
{
    private LayerPacking(
        LayerKind kind,
        string weight,
        string? norm,
        bool bias,
        int outputs,
        int inputs,
        int groups,
        int[] blocks,
        int offset,
        int[]? order,
        int[]? inputOrder = null,
        int kernel = 1)
    {
        Kind = kind;
        Weight = weight;
        Norm = norm;
        Bias = bias;
        Outputs = outputs;
        Inputs = inputs;
        Groups = groups;
        Blocks = blocks;
        Offset = offset;
        Order = order;
        InputOrder = inputOrder;
        Kernel = kernel;
    }

    internal LayerKind Kind { get; }

    /// <summary>Name of the weights without <c>.weight</c>.</summary>
    internal string Weight { get; }

    /// <summary>Name of the batch normalisation that is folded in.</summary>
    internal string? Norm { get; }

    internal bool Bias { get; }

    /// <summary>Output channels of all groups.</summary>
    internal int Outputs { get; }

    /// <summary>Input channels of one group.</summary>
    internal int Inputs { get; }

    internal int Groups { get; }

    /// <summary>Output channels that are interleaved, for one group.</summary>
    internal int[] Blocks { get; }

    /// <summary>The first float.</summary>
    internal int Offset { get; }

    /// <summary>Row r as packed is output channel <c>Order[r]</c> of the file.</summary>
    internal int[]? Order { get; }

    /// <summary>Input k of a row as packed is input channel <c>InputOrder[k]</c> of the file.</summary>
    internal int[]? InputOrder { get; }

    /// <summary>Rows and columns of a filter.</summary>
    internal int Kernel { get; }

    /// <summary>The output channel in the file of a row as packed.</summary>
    internal int FileRow(int row) => Order is null ? row : Order[row];

    /// <summary>Weights of one filter and input channel.</summary>
    internal int Taps => Kernel * Kernel;

    /// <summary>Depthwise: floats of a packed filter: its taps, the bias, and two of padding, which make whole vectors of four.</summary>
    internal int FilterLength => DepthwiseFilter.Stride(Kernel);

    /// <summary>A convolution in groups; <paramref name="inputs"/> and <paramref name="blocks"/> are those of one group.</summary>
    public static LayerPacking Convolution(
        string weight,
        string? norm,
        int outputs,
        int inputs,
        int groups,
        int kernel,
        int[] blocks,
        int offset,
        int[]? order = null,
        bool bias = false) =>
        new(LayerKind.Convolution, weight, norm, bias, outputs, inputs, groups, blocks, offset, order, kernel: kernel);

    /// <summary>A 1x1 convolution in groups; <paramref name="inputs"/> and <paramref name="blocks"/> are those of one group.</summary>
    public static LayerPacking Pointwise(
        string weight,
        string? norm,
        int outputs,
        int inputs,
        int groups,
        int[] blocks,
        int offset,
        int[]? order = null,
        int[]? inputOrder = null,
        bool bias = false) =>
        new(LayerKind.Pointwise, weight, norm, bias, outputs, inputs, groups, blocks, offset, order, inputOrder);

    /// <summary>A convolution of each channel by itself.</summary>
    public static LayerPacking Depthwise(
        string weight, string? norm, int channels, int kernel, int offset, int[]? order = null, bool bias = false) =>
        new(LayerKind.Depthwise, weight, norm, bias, channels, 1, channels, [1], offset, order, kernel: kernel);

    /// <summary>The classifier.</summary>
    public static LayerPacking Linear(string weight, bool bias, int outputs, int inputs, int[] blocks, int offset) =>
        new(LayerKind.Linear, weight, null, bias, outputs, inputs, 1, blocks, offset, null);

    /// <summary>
    /// Every tensor that the layer has in a file as it was trained: name, and the shapes in which it may come, the first one
    /// preferred.
    /// </summary>
    internal IEnumerable<(string Name, long[][] Shapes)> Tensors() => [Filters, .. Bias ? [BiasTensor] : NormTensors()];

    /// <summary>
    /// The tensors that the layer takes from a source which holds some of them: a convolution may have a bias, a batch
    /// normalisation after it, or both; a bias alone is what remains where the normalisation was folded in before.
    /// </summary>
    internal IEnumerable<(string Name, long[][] Shapes)> TensorsOf(Func<string, bool> holds)
    {
        if (Norm is null || !holds(BiasTensor.Name))
        {
            return Tensors();
        }

        return NormTensors().Any(tensor => holds(tensor.Name)) ? [Filters, BiasTensor, .. NormTensors()] : [Filters, BiasTensor];
    }

    internal (string Name, long[][] Shapes) Filters
    {
        get
        {
            long[] filters = [Outputs, Inputs, Kernel, Kernel];
            return (Weight + ".weight", Kind == LayerKind.Linear ? [[Outputs, Inputs], [Outputs, Inputs, 1, 1]] : [filters]);
        }
    }

    internal (string Name, long[][] Shapes) BiasTensor => (Weight + ".bias", [[Outputs]]);

    private IEnumerable<(string Name, long[][] Shapes)> NormTensors() => Norm is null
        ? []
        : ((string[])["weight", "bias", "running_mean", "running_var"]).Select(part => ($"{Norm}.{part}", (long[][])[[Outputs]]));
}
