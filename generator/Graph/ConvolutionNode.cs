namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>A convolution and, after the passes, everything fused into its epilogue.</summary>
/// <param name="Weight">Name of the weight tensor without <c>.weight</c>.</param>
internal sealed record ConvolutionNode(
    string Name, Slice Input, Slice Output, string Weight, int Kernel, int Stride, Padding Padding, int Groups)
    : Node(Name, Output)
{
    /// <summary>What follows from the sizes: pointwise before depthwise, for the former may be in groups of one channel.</summary>
    public ConvolutionKind Kind =>
        Kernel == 1 && Stride == 1 && Padding.IsNone ? ConvolutionKind.Pointwise
        : Groups > 1 && Groups == Input.Shape.Channels && Groups == Output.Shape.Channels ? ConvolutionKind.Depthwise
        : ConvolutionKind.Convolution;

    /// <summary>Whether it is 3x3 with a padding of 1 and without groups, which the kernel of the first convolution computes.</summary>
    public bool IsPlain3x3 => Kind == ConvolutionKind.Convolution && Kernel == 3 && Groups == 1 && Padding.Even == 1;

    /// <summary>Whether the file has a bias for it.</summary>
    public bool Bias { get; init; }

    public override bool ReadsBeyondPlanes => Kind != ConvolutionKind.Pointwise && !IsPlain3x3;

    /// <summary>Name of the batch normalisation folded into weights and bias, when there is one.</summary>
    public string? Norm { get; init; }

    /// <summary>A tensor added to the result before the activation.</summary>
    public Slice? Residual { get; init; }

    /// <summary>What is stored of each result.</summary>
    public Activation Activation { get; init; }

    /// <summary>A 3x3 convolution without groups: a maximum pool of what the convolution computes; the output is the pool's.</summary>
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
        text += Padding.Even == Kernel / 2 ? "" : Text.Of($" padding {Padding}");
        text += Bias ? " bias" : "";
        text += Norm is null ? "" : " bn";
        text += InputOrder is null ? "" : Text.Of($" input {InputOrder}");
        text += FilterOrder is null ? "" : Text.Of($" filters {FilterOrder}");
        text += Residual is null ? "" : Text.Of($" add {Residual}");
        text += Activation.IsNone ? "" : Text.Of($" {Activation}");
        return text + (Pool is null ? "" : Text.Of($" {Pool}"));
    }
}
