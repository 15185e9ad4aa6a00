namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>How many windows fit along one side of an input.</summary>
internal static class WindowSize
{
    /// <summary>
    /// The rule of Caffe and PyTorch: rounded up, a last window that would begin beyond the input and its first padding
    /// is dropped, since it would hold nothing.
    /// </summary>
    public static int Output(int size, int kernel, int stride, int padding, PoolRounding rounding = PoolRounding.Floor)
    {
        int free = size + (2 * padding) - kernel;
        int count = (rounding == PoolRounding.Ceiling ? (free + stride - 1) / stride : free / stride) + 1;
        return rounding == PoolRounding.Ceiling && (count - 1) * stride >= size + padding ? count - 1 : count;
    }
}
