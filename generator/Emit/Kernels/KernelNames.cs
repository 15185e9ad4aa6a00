namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Gives each distinct kernel of a plan a name that says its shape; softmax and copies are methods of the runtime.</summary>
internal sealed class KernelNames
{
    private readonly List<(Kernel Kernel, string Name)> _names = [];

    public KernelNames(NetworkPlan plan)
    {
        foreach (Kernel kernel in plan.Calls.SelectMany(step => step.Kernel.Methods)
            .Where(kernel => kernel is not (SoftmaxKernel or CopyKernel or TransposeKernel)).Distinct())
        {
            string name = Describe(kernel);
            int equal = _names.Count(known => known.Name == name || known.Name.StartsWith(name + "Variant", StringComparison.Ordinal));
            _names.Add((kernel, equal == 0 ? name : Text.Of($"{name}Variant{equal + 1}")));
        }
    }

    public string Of(Kernel kernel) => _names.Single(known => known.Kernel == kernel).Name;

    private static string Describe(Kernel kernel) => kernel switch
    {
        PointwiseKernel p => Text.Of($"Pointwise{p.Inputs}To{p.Outputs}Groups{p.Groups}Pixels{p.Pixels}") + (p.Pixels == p.Plane
            ? ""
            : Text.Of($"Of{p.Plane}"))
            + (p.Residual == ResidualMode.None ? "" : "Add") + (p.Activation.IsNone ? "" : Text.Of($"{p.Activation.Kind}")),
        StemKernel s =>
            Text.Of(
                $"Convolution{s.Convolution.Input.Channels}To{s.Convolution.Output.Channels}Stride{s.Convolution.Stride}MaximumPool")
            + Rows(s.FirstRow, s.Rows, s.Pool.Output),
        ConvolutionKernel d =>
            Text.Of($"Convolution{d.Input.Channels}To{d.Output.Channels}Stride{d.Stride}")
            + (d.IsBand ? "Band" : Rows(d.FirstRow, d.Rows, d.Output)),
        DepthwiseKernel { Operation: DepthwiseOperation.Convolve } w =>
            Text.Of(
                $"Depthwise{w.Input.Channels}{(w.Kernel == 3 ? "" : Text.Of($"Kernel{w.Kernel}"))}Size{w.Input.Height}x{w.Input.Width}Stride{w.Stride}")
            + Rows(w.FirstRow, w.Rows, w.Output),
        DepthwiseKernel w =>
            Text.Of($"{w.Operation}Pool{w.Input.Channels}Size{w.Input.Height}x{w.Input.Width}")
            + (w.IsBand ? "Band" : Rows(w.FirstRow, w.Rows, w.Output)),
        GroupedConvolutionKernel g =>
            Text.Of(
                $"Convolution{g.Input.Channels}To{g.Output.Channels}Groups{g.Groups}Kernel{g.Kernel}Size{g.Input.Height}x{g.Input.Width}Stride{g.Stride}")
            + Rows(g.FirstRow, g.Rows, g.Output),
        AveragePoolKernel a =>
            Text.Of(
                $"AveragePool{a.Input.Channels}Kernel{a.Kernel}Size{a.Input.Height}x{a.Input.Width}Stride{a.Stride}")
            + Rows(a.FirstRow, a.Rows, a.Output),
        ElementwiseKernel e => Text.Of(
            $"{(e.Operands == 1 ? "" : Text.Of($"Add{e.Operands}"))}{(e.Activation.IsNone ? "" : Text.Of($"{e.Activation.Kind}"))}Length{e.Length}"),
        ScaleKernel s => Text.Of($"Scale{s.Channels}Pixels{s.Pixels}{(s.StoresListed ? "Listed" : "")}"),
        UpsampleKernel u => Text.Of(
            $"Upsample{(u.Bilinear ? "Bilinear" : "Nearest")}{u.Input.Channels}Size{u.Input.Height}x{u.Input.Width}"),
        GlobalAverageKernel => "GlobalAverage",
        LinearKernel l => Text.Of($"Linear{l.Inputs}To{l.Outputs}{(l.Activation.IsNone ? "" : Text.Of($"{l.Activation.Kind}"))}"),
        _ => throw new ArgumentException(kernel.ToString(), nameof(kernel)),
    };

    private static string Rows(int first, int count, TensorShape output) =>
        count == output.Height ? "" : Text.Of($"Rows{first}To{first + count - 1}");
}
