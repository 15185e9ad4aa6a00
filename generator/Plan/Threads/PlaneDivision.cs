namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Whether threads divide planes into bands of rows, each with all channels, or divide the channels. With bands a thread reads
/// what it wrote itself, except at the border. A border inside a cache line causes false sharing, which on small planes costs
/// more than bands gain, so those planes are not divided.
/// </summary>
internal static class PlaneDivision
{
    // From so many lines on, one that two threads share is few enough.
    private const int ManyLines = 32;

    public static bool IsByRows(int planeBytes) => planeBytes >= ManyLines * CacheLine.Bytes || planeBytes % CacheLine.Bytes == 0;

    /// <summary>As well, and the longest share of the rows is at most an eighth longer than an equal one.</summary>
    public static bool IsByRows(int planeBytes, int rows, int threads) =>
        IsByRows(planeBytes) && 8 * threads * ((rows + threads - 1) / threads) <= 9 * rows;
}
