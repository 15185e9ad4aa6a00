using Google.Protobuf.Collections;

namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>Windows of convolutions and pools, whose sizes are one number, one per axis, or fields of their own.</summary>
internal static class CaffeWindow
{
    public static Window? Of(ConvolutionParameter parameter)
    {
        int? kernelHeight = Size(parameter.KernelSize, 0, parameter.HasKernelH, parameter.KernelH, null);
        int? kernelWidth = Size(parameter.KernelSize, 1, parameter.HasKernelW, parameter.KernelW, null);
        int? strideHeight = Size(parameter.Stride, 0, parameter.HasStrideH, parameter.StrideH, 1);
        int? strideWidth = Size(parameter.Stride, 1, parameter.HasStrideW, parameter.StrideW, 1);
        int? top = Size(parameter.Pad, 0, parameter.HasPadH, parameter.PadH, 0);
        int? left = Size(parameter.Pad, 1, parameter.HasPadW, parameter.PadW, 0);
        return parameter.Dilation.All(dilation => dilation == 1)
            ? Create(kernelHeight, kernelWidth, strideHeight, strideWidth, top, left)
            : null;
    }

    public static Window? Of(PoolingParameter parameter) => Create(
        Small(parameter.HasKernelH ? parameter.KernelH : parameter.KernelSize),
        Small(parameter.HasKernelW ? parameter.KernelW : parameter.KernelSize),
        Small(parameter.HasStrideH ? parameter.StrideH : parameter.Stride),
        Small(parameter.HasStrideW ? parameter.StrideW : parameter.Stride),
        Small(parameter.HasPadH ? parameter.PadH : parameter.Pad),
        Small(parameter.HasPadW ? parameter.PadW : parameter.Pad));

    private static Window? Create(int? kernelHeight, int? kernelWidth, int? strideHeight, int? strideWidth, int? top, int? left) =>
        (kernelHeight, kernelWidth, strideHeight, strideWidth, top, left) is (int rows
            and > 0, int columns and > 0, int down and > 0, int right and > 0, int above, int before)
            ? new Window(rows, columns, down, right, above, before, above, before)
            : null;

    private static int? Size(RepeatedField<uint> sizes, int axis, bool isSet, uint own, int? otherwise) => isSet
        ? Small(own)
        : sizes.Count switch
        {
            0 => otherwise,
            1 => Small(sizes[0]),
            2 => Small(sizes[axis]),
            _ => null,
        };

    private static int? Small(uint size) => size < 1024 ? (int)size : null;
}
