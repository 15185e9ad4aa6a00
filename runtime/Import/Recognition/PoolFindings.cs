namespace ShuffleNet.Compiler.Import;

/// <summary>What a pool of stride 2 shows of the properties of pools.</summary>
internal static class PoolFindings
{
    /// <summary>The roundings that make the pool's size; often both do.</summary>
    public static object[] Roundings(PoolNode pool) =>
        [.. Enum.GetValues<PoolRounding>().Where(rounding => Fits(pool, rounding)).Cast<object>()];

    /// <summary>The divisors that compute what the pool does: both, where no window sticks out into padding.</summary>
    public static object[] Divisors(PoolNode pool)
    {
        Window window = pool.Window;
        int padding = window.Top;
        bool padded = padding > 0;
        if (pool.Kind == PoolKind.AverageOfValid)
        {
            return padded ? [AverageDivisor.ValidElements] : [AverageDivisor.ValidElements, AverageDivisor.WindowSize];
        }

        // The padding after the input may be longer than the padding before it only where no window reaches there.
        int Reach(int windows, int size) => ((windows - 1) * window.StrideHeight) - padding + window.KernelHeight - size;
        bool counted = Reach(pool.Height, pool.Input.Height) > padding && window.Bottom > padding
            || Reach(pool.Width, pool.Input.Width) > padding && window.Right > padding;
        return counted ? [] : padded ? [AverageDivisor.WindowSize] : [AverageDivisor.ValidElements, AverageDivisor.WindowSize];
    }

    private static bool Fits(PoolNode pool, PoolRounding rounding)
    {
        Window window = Window.Square(pool.Window.KernelHeight, pool.Window.StrideHeight, pool.Window.Top);
        bool up = rounding == PoolRounding.Ceiling;
        return window.Rows(pool.Input.Height, up) == pool.Height && window.Columns(pool.Input.Width, up) == pool.Width;
    }
}
