using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>The summary above each method: what it computes and which layers call it.</summary>
internal static class MethodComment
{
    public static void Emit(CodeWriter code, KernelMethod method, NetworkSchedule schedule, bool isChecked)
    {
        Kernel[] kernels = [.. schedule.Kernels.Where(kernel => schedule.CallsOf(kernel.Scheduled).Any(call => call.Method == method))
            .Select(kernel => kernel.Scheduled)];
        string[] layers = [.. schedule.Plan.Calls.Where(step => step.Kernel.Methods.Any(kernels.Contains)).Select(step => step.Name)
            .Distinct()];
        code.Line("/// <summary>");
        code.Lines(Describe(method).Select(line => "/// " + line));
        code.Line($"/// Used by {Literal.Comment(Layers(layers))}.");
        code.Line("/// </summary>");
        IEnumerable<(string Name, string Text)> parameters = method switch
        {
            PointwiseMethod pointwise => Parameters(pointwise),
            DepthwiseMethod window => Parameters(window),
            _ => [],
        };
        code.Lines(parameters.Concat(isChecked && method is not WholeKernel ? [("check", "Every load and store asks it.")] : [])
            .Select(parameter => $"/// <param name=\"{parameter.Name}\">{parameter.Text}</param>"));
    }

    private static string Layers(string[] layers) =>
        layers.Length <= 8
            ? string.Join(", ", layers)
            : Text.Of($"{string.Join(", ", layers.Take(7))}, … {layers[layers.Length - 1]} ({layers.Length} layers)");

    private static IEnumerable<string> Describe(KernelMethod method) => method switch
    {
        PointwiseTiles tiles =>
        [
            Text.Of(
                $"1x1 convolution, tiles of {Channels(tiles)} channels x {Text.Count(tiles.Vectors, "vector")} of pixels{(tiles.Tail is null ? "" : " and one pixel more with the channels as lanes")}; {Epilogue(tiles)}"),
            Blocks(tiles),
        ],
        PointwiseTail tail =>
        [
            Text.Of(
                $"1x1 convolution, {Text.Count(tail.Tile.Pixels, "pixel")} at the end of a plane, with {Channels(tail)} channels as lanes; {Epilogue(tail)}"),
            Blocks(tail),
        ],
        DepthwiseMethod window => Describe(window),
        WholeKernel whole => Describe(whole.Schedule.Scheduled),
        _ => throw new ArgumentException(method.ToString(), nameof(method)),
    };

    private static IEnumerable<string> Describe(DepthwiseMethod method)
    {
        string what = method.Convolves
            ? Text.Of($"{method.Kernel}x{method.Kernel} depthwise convolution")
            : Text.Of($"{method.Operation} over {method.Kernel}x{method.Kernel} windows");
        string tiles = string.Join(" or ", method.Columns.Select(tile => Text.Of($"{tile.Columns}")));
        yield return Text.Of(
            $"{what} with stride {method.Stride}, tiles of {string.Join(" or ", method.Rows)} rows x {tiles} columns{Then(method.Activation)}.");
        if (method.Convolves)
        {
            yield return Text.Of(
                $"Each channel's filter is {method.Kernel * method.Kernel} taps row by row, its bias, and two floats of padding.");
        }

        if (method.Operation == DepthwiseOperation.Maximum)
        {
            yield return method.MayBeNegative
                ? "What lies outside is less than any input."
                : "Its inputs are never negative, so zero stands for what lies outside.";
        }
    }

    private static string Channels(PointwiseMethod method) =>
        string.Join(" or ", method.Blocks.Select(block => Text.Of($"{block.Channels}")));

    private static string Blocks(PointwiseMethod method) =>
        Text.Of($"Weights: for each block of {Channels(method)} output channels their biases, then for each input channel their weights.");

    private static string Epilogue(PointwiseMethod method) =>
        (method.Residual == ResidualMode.None ? "bias" : method.Residual == ResidualMode.InPlace
            ? "bias, add in place"
            : "bias, add") + (method.Activation.IsNone ? "." : Text.Of($" and {method.Activation.Title}."));

    private static IEnumerable<(string Name, string Text)> Parameters(PointwiseMethod method)
    {
        yield return ("src", "The first pixel of the first group's first input plane.");
        yield return ("dst", "Where that of the first output plane goes.");
        if (method.HasSeparateShortcut)
        {
            yield return ("res", "The shortcut's, whose planes stand as those of the results.");
        }

        yield return ("wgt", "The weights.");
        if (method.LoadIsIndexed)
        {
            yield return ("load", "For each input channel the floats from <c>src</c> to its plane.");
        }

        if (method.StoreIsIndexed)
        {
            yield return ("store", "For each output channel the floats from <c>dst</c> to its plane.");
        }

        foreach (string number in method.Numbers)
        {
            yield return (number, number switch
            {
                PointwiseNumbers.Groups => "Groups of channels.",
                PointwiseNumbers.Tiles => "Tiles of each plane.",
                PointwiseNumbers.Turns => Text.Of($"Input channels of a group by {method.Steps}."),
                PointwiseNumbers.LastInputs => "Input channels of a group behind the last turn.",
                PointwiseNumbers.SourceStep => "Floats from an input channel of a group to the next.",
                PointwiseNumbers.SourceGroup => "Floats from the first input channel of a group to that of the next.",
                PointwiseNumbers.DestinationStep => "Floats from an output channel of a group to the next.",
                PointwiseNumbers.DestinationGroup => "Floats from the first output channel of a group to that of the next.",
                PointwiseNumbers.Prefetch => "Whether to ask for where the results go ahead of their store.",
                _ => Text.Of($"Blocks of {number.Substring("blocks".Length)} output channels of a group."),
            });
        }
    }

    private static IEnumerable<(string Name, string Text)> Parameters(DepthwiseMethod method)
    {
        yield return ("src", "The element under the first tap of the first window, or where it would be.");
        yield return ("dst", "Where the first result goes.");
        if (method.Convolves)
        {
            yield return ("wgt", "The weights.");
        }

        foreach (string number in method.Numbers)
        {
            yield return (number, number switch
            {
                DepthwiseNumbers.Channels => "Planes.",
                DepthwiseNumbers.SourceWidth => "Columns of the input.",
                DepthwiseNumbers.SourcePlane => "Floats from a plane of the input to the next.",
                DepthwiseNumbers.DestinationWidth => "Columns of the output.",
                DepthwiseNumbers.DestinationPlane => "Floats from a plane of the output to the next.",
                DepthwiseNumbers.Height => "Rows of the input.",
                DepthwiseNumbers.First => "The row of the input under the first row of the first window.",
                DepthwiseNumbers.Results => "Rows of the output that are computed.",
                _ when number.StartsWith("rows", StringComparison.Ordinal) =>
                    Text.Of($"Tiles of {number.Substring("rows".Length)} rows of the output."),
                _ => Text.Of($"Tiles of {number.Substring("columns".Length)} columns of the output."),
            });
        }
    }

    private static IEnumerable<string> Describe(Kernel kernel)
    {
        switch (kernel)
        {
            case StemKernel s:
                yield return Text.Of(
                    $"3x3 convolution and maximum pool, {s.Convolution.Input} to {s.Convolution.Output} to {s.Pool.Output}{Rows(s.FirstRow, s.Rows, s.Pool.Output)}, by bands of {s.BandRows} rows of the last.");
                yield return Text.Of(
                    $"The {s.Pool.Input.Height} rows under a band are convolved into memory that stays in the cache; the last of them is also the next band's first.");
                break;
            case ConvolutionKernel d:
                yield return Text.Of(
                    $"3x3 convolution with padding 1 and stride {d.Stride}, {d.Input} to {(d.IsBand ? "some rows of " : "")}{d.Output}{Rows(d.FirstRow, d.Rows, d.Output)}{Then(d.Activation)}.");
                yield return Text.Of(
                    $"Blocks of {string.Join(", ", d.Blocks.Distinct())} output channels: their biases, then for each input channel and tap their weights.");
                break;
            case GroupedConvolutionKernel g:
                yield return Text.Of(
                    $"{g.Kernel}x{g.Kernel} convolution in {g.Groups} groups with padding {g.Padding} and stride {g.Stride}, {g.Input} to {g.Output}{Rows(g.FirstRow, g.Rows, g.Output)}{Then(g.Activation)}.");
                yield return Text.Of(
                    $"Blocks of {string.Join(", ", g.Blocks.Distinct())} output channels: their biases, then for each input channel and tap their weights.");
                break;
            case AveragePoolKernel a:
                yield return Text.Of(
                    $"Average over {a.Kernel}x{a.Kernel} windows with padding {a.Padding} and stride {a.Stride}, {a.Input} to {a.Output}{Rows(a.FirstRow, a.Rows, a.Output)}{Then(a.Activation)}.");
                break;
            case ElementwiseKernel e:
                yield return Text.Of(
                    $"{(e.Operands == 1 ? e.Activation.Title : Text.Of($"The sum of {e.Operands} tensors{Then(e.Activation)}"))}; {e.Length} elements.");
                break;
            case ScaleKernel s:
                string where = s.StoresListed ? ", into listed planes" : "";
                yield return Text.Of(
                    $"Each of {s.Channels} planes of {s.Pixels} pixels times a factor of its own{Then(s.Activation)}{where}.");
                break;
            case UpsampleKernel u:
                yield return Text.Of(
                    $"Planes of {u.Input.Height}x{u.Input.Width} pixels with twice as many rows and columns, {(u.Bilinear ? "each element a mean of the four nearest by distance" : "each element the nearest one")}.");
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

    private static string Then(Activation activation) => activation.IsNone ? "" : ", then " + activation.Title;

    private static string Rows(int first, int count, TensorShape output) =>
        count == output.Height ? "" : Text.Of($", rows {first} to {first + count - 1}");
}
