namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A convolution and, after the passes, everything fused into its epilogue.</summary>
/// <param name="Weight">Name of the weight tensor without <c>.weight</c>.</param>
internal sealed record ConvolutionNode(
    string Name, ConvolutionKind Kind, Slice Input, Slice Output, string Weight, int Kernel, int Stride, int Padding, int Groups)
    : Node(Name, Output)
{
    /// <summary>Name of the batch normalisation folded into weights and bias, when there is one.</summary>
    public string? Norm { get; init; }

    /// <summary>A tensor added to the result before the activation.</summary>
    public Slice? Residual { get; init; }

    /// <summary>What is stored of each result.</summary>
    public Activation Activation { get; init; }

    /// <summary>Dense: a maximum pool of what the convolution computes; the output is the pool's.</summary>
    public FusedPool? Pool { get; init; }

    /// <summary>What the convolution itself computes.</summary>
    public TensorShape Convolved => Pool?.Input ?? Output.Shape;

    /// <summary>Pointwise: input channel k of the weights is channel <c>InputOrder[k]</c> of the input.</summary>
    public Permutation? InputOrder { get; init; }

    /// <summary>Depthwise: channel c is convolved with filter <c>FilterOrder[c]</c> of the weights.</summary>
    public Permutation? FilterOrder { get; init; }

    public override IReadOnlyList<Slice> Inputs => Residual is null ? [Input] : [Input, Residual];

    public override Node Map(Func<Slice, Slice> map) => this with
    {
        Input = map(Input),
        Output = map(Output),
        Residual = Residual is null ? null : map(Residual),
    };

    public override string Describe()
    {
        string text = Text.Of($"{Kind} {Kernel}x{Kernel} stride {Stride} groups {Groups}");
        text += Norm is null ? "" : " bn";
        text += InputOrder is null ? "" : Text.Of($" input {InputOrder}");
        text += FilterOrder is null ? "" : Text.Of($" filters {FilterOrder}");
        text += Residual is null ? "" : Text.Of($" add {Residual}");
        text += Activation.IsNone ? "" : Text.Of($" {Activation}");
        return text + (Pool is null ? "" : Text.Of($" {Pool}"));
    }
}
