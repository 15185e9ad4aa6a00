using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The kinds of layers that the page tells apart by colour.</summary>
/// <param name="Class">Of CSS.</param>
/// <param name="Name">In the legend.</param>
internal sealed record LayerKind(string Class, string Name)
{
    private static readonly LayerKind s_pointwise = new("pw", "pointwise 1x1");
    private static readonly LayerKind s_depthwise = new("dw", "depthwise");
    private static readonly LayerKind s_convolution = new("st", "first convolution");
    private static readonly LayerKind s_pool = new("po", "pool");
    private static readonly LayerKind s_linear = new("li", "classifier");
    private static readonly LayerKind s_other = new("ot", "other");

    /// <summary>In the order of the legend.</summary>
    public static IReadOnlyList<LayerKind> All { get; } = [s_pointwise, s_depthwise, s_convolution, s_pool, s_linear, s_other];

    public static LayerKind Of(Step step) => step.Kernel switch
    {
        PointwiseKernel => s_pointwise,
        DepthwiseKernel { Operation: DepthwiseOperation.Convolve } => s_depthwise,
        StemKernel or ConvolutionKernel => s_convolution,
        DepthwiseKernel or GlobalAverageKernel => s_pool,
        LinearKernel => s_linear,
        _ => s_other,
    };

    /// <summary>The legend of the kinds that a network has.</summary>
    public static string Legend(NetworkPlan plan)
    {
        HashSet<LayerKind> present = [.. plan.Steps.Select(Of)];
        IEnumerable<string> entries = All.Where(present.Contains).Select(kind => $"<li><i class={kind.Class}></i>{kind.Name}</li>");
        return $"<ul class=legend>{string.Concat(entries)}</ul>";
    }
}
