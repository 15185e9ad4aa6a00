namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Equal blocks of a classifier's outputs, one after the other.</summary>
/// <param name="First">The first output.</param>
/// <param name="Outputs">Of a block as packed.</param>
/// <param name="Kept">Of a block that are outputs and no padding.</param>
/// <param name="Count">How many blocks there are.</param>
internal readonly record struct OutputRun(int First, int Outputs, int Kept, int Count)
{
    /// <summary>The last output.</summary>
    public int Last => First + (Count * Kept) - 1;
}
