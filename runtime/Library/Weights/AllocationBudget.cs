namespace ShuffleNet.Compiler;

/// <summary>
/// What reading the headers of one file may allocate, whatever they claim. Each format charges what it is about to keep,
/// estimated; the true figure stays below four times the file plus 16 MiB.
/// </summary>
internal sealed class AllocationBudget(WeightStream stream)
{
    /// <summary>Enough for a few thousand tensors in a file whose own length allows none.</summary>
    private const long Allowance = 4L << 20;

    private readonly long _limit = Allowance + stream.Length;
    private long _spent;

    /// <exception cref="UnsupportedWeightsException">More is spent than the file justifies.</exception>
    public void Charge(long bytes)
    {
        if (bytes > _limit - _spent)
        {
            throw stream.Unsupported($"the headers take more than {_limit} bytes of memory, the limit for a file of {stream.Length} bytes");
        }

        _spent += bytes;
    }
}
