namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// Whether threads divide planes, so that each has a band of rows of all channels, or the channels. With bands a thread reads
/// nearly always what it wrote itself, and what the other core has in its cache only at the border. But where a border falls
/// inside a cache line, each core takes that line from the other whenever it writes there, so that small planes, of which it is
/// a large part, are not divided.
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
