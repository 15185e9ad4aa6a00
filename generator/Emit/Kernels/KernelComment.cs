namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>The summary above each kernel: what it computes and which layers call it.</summary>
internal static class KernelComment
{
    public static void Emit(CodeWriter code, Kernel kernel, NetworkPlan plan)
    {
        IEnumerable<string> layers = plan.Calls.Where(step => step.Kernel.Methods.Contains(kernel)).Select(step => step.Name).Distinct();
        code.Line("/// <summary>");
        code.Lines(Describe(kernel).Select(line => "/// " + line));
        code.Line($"/// Used by {Literal.Comment(string.Join(", ", layers))}.");
        code.Line("/// </summary>");
    }

    private static IEnumerable<string> Describe(Kernel kernel)
    {
        switch (kernel)
        {
            case PointwiseKernel p:
                yield return Text.Of($"1x1 convolution of {p.Inputs} to {p.Outputs} channels in each of {p.Groups} groups, {(p.Pixels == p.Plane ? "" : Text.Of($"{p.Pixels} of "))}{p.Plane} pixels a plane; {Epilogue(p)}");
                yield return Text.Of($"Input channel k of group q is plane {Planes(p.Load)}, output channel n is plane {Planes(p.Store).Replace("k", "n").Replace("load", "store")}.");
                yield return Text.Of($"Blocks of {string.Join(", ", p.Blocks.Distinct())} output channels: their biases, then for each input channel their weights.");
                break;
            case StemKernel s:
                yield return Text.Of($"3x3 convolution and maximum pool, {s.Convolution.Input} to {s.Convolution.Output} to {s.Pool.Output}{Rows(s.FirstRow, s.Rows, s.Pool.Output)}, by bands of {s.BandRows} rows of the last.");
                yield return Text.Of($"The {s.Pool.Input.Height} rows under a band are convolved into memory that stays in the cache; the last of them is also the next band's first.");
                break;
            case DenseKernel d:
                yield return Text.Of($"3x3 convolution with padding 1 and stride {d.Stride}, {d.Input} to {(d.IsBand ? "some rows of " : "")}{d.Output}{Rows(d.FirstRow, d.Rows, d.Output)}{Then(d.Activation)}.");
                yield return Text.Of($"Blocks of {string.Join(", ", d.Blocks.Distinct())} output channels: their biases, then for each input channel and tap their weights.");
                break;
            case WindowKernel { Operation: WindowOperation.Convolve } w:
                yield return Text.Of($"{w.Kernel}x{w.Kernel} depthwise convolution with padding {w.Padding} and stride {w.Stride}, {w.Input} to {w.Output}{Rows(w.FirstRow, w.Rows, w.Output)}{Then(w.Activation)}.");
                yield return Text.Of($"Each channel's filter is {w.Kernel * w.Kernel} taps row by row, its bias, and two floats of padding.");
                break;
            case WindowKernel w:
                yield return Text.Of($"{w.Operation} over {w.Kernel}x{w.Kernel} windows with padding {w.Padding} and stride {w.Stride}, {w.Input} to {(w.IsBand ? Text.Of($"{w.Rows} rows of ") : "")}{w.Output}{(w.IsBand ? "" : Rows(w.FirstRow, w.Rows, w.Output))}{Then(w.Activation)}.");
                if (w.Operation == WindowOperation.Maximum)
                {
                    yield return w.MayBeNegative ? "What lies outside is less than any input." : "Its inputs are never negative, so zero stands for what lies outside.";
                }

                break;
            case GroupedConvolutionKernel g:
                yield return Text.Of($"{g.Kernel}x{g.Kernel} convolution in {g.Groups} groups with padding {g.Padding} and stride {g.Stride}, {g.Input} to {g.Output}{Rows(g.FirstRow, g.Rows, g.Output)}{Then(g.Activation)}.");
                yield return Text.Of($"Blocks of {string.Join(", ", g.Blocks.Distinct())} output channels: their biases, then for each input channel and tap their weights.");
                break;
            case AveragePoolKernel a:
                yield return Text.Of($"Average over {a.Kernel}x{a.Kernel} windows with padding {a.Padding} and stride {a.Stride}, {a.Input} to {a.Output}{Rows(a.FirstRow, a.Rows, a.Output)}{Then(a.Activation)}.");
                break;
            case ElementwiseKernel e:
                yield return Text.Of($"{(e.Operands == 1 ? e.Activation.Title : Text.Of($"The sum of {e.Operands} tensors{Then(e.Activation)}"))}; {e.Length} elements.");
                break;
            case ScaleKernel s:
                yield return Text.Of($"Each of {s.Channels} planes of {s.Pixels} pixels times a factor of its own{Then(s.Activation)}.");
                break;
            case UpsampleKernel u:
                yield return Text.Of($"Planes of {u.Input.Height}x{u.Input.Width} pixels with twice as many rows and columns, {(u.Bilinear ? "each element a mean of the four nearest by distance" : "each element the nearest one")}.");
                break;
            case GlobalAverageKernel a:
                yield return Text.Of($"The mean of each of {a.Channels} planes of {a.Pixels} pixels.");
                break;
            case LinearKernel l:
                yield return Text.Of($"{l.Outputs} sums over {l.Inputs} inputs, starting from the bias{Then(l.Activation)}.");
                yield return Text.Of($"Blocks of {LinearKernel.Block} outputs: their biases, then for each input their weights.");
                break;
        }
    }

    private static string Epilogue(PointwiseKernel p) =>
        (p.Residual == ResidualMode.None ? "bias" : p.Residual == ResidualMode.InPlace ? "bias, add in place" : "bias, add") + (p.Activation.IsNone ? "." : Text.Of($" and {p.Activation.Title}."));

    private static string Then(Activation activation) => activation.IsNone ? "" : ", then " + activation.Title;

    private static string Rows(int first, int count, TensorShape output) =>
        count == output.Height ? "" : Text.Of($", rows {first} to {first + count - 1}");

    private static string Planes(PlaneAccess access) => access.IsIndexed ? "load[k]" :
        Text.Of($"{(access.GroupStep == 1 ? "" : Text.Of($"{access.GroupStep} "))}q + {(access.ChannelStep == 1 ? "" : Text.Of($"{access.ChannelStep} "))}k");
}
