using System.Collections.Concurrent;

namespace ShuffleNet.Compiler.Samples.NativeLibrary;

/// <summary>
/// The networks that C holds, by handle. A handle is a number that is looked up, never an address, so one that is stale or
/// made up is not found. No number is given twice. Safe for any number of threads.
/// </summary>
internal static class NetworkTable
{
    // Odd, so the product is different for each count. It spreads the handles: zero, small numbers, and in practice whatever
    // else stands in memory that was never set, are none.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private static readonly ConcurrentDictionary<ulong, FashionNetwork> s_networks = new();

    private static ulong s_count;

    public static ulong Add(FashionNetwork network)
    {
        ulong handle = unchecked(Interlocked.Increment(ref s_count) * Spread);
        s_networks[handle] = network;
        return handle;
    }

    /// <exception cref="CallException">There is no such network.</exception>
    public static FashionNetwork Find(ulong handle) =>
        s_networks.TryGetValue(handle, out FashionNetwork? network) ? network : throw Unknown(handle);

    /// <summary>Forgets the handle. An inference that is under way ends undisturbed.</summary>
    /// <exception cref="CallException">There is no such network, or another thread has just destroyed it.</exception>
    public static void Destroy(ulong handle)
    {
        if (!s_networks.TryRemove(handle, out FashionNetwork? network))
        {
            throw Unknown(handle);
        }

        network.Dispose();
    }

    public static CallException Unknown(ulong handle) =>
        new(Status.InvalidHandle, handle == 0 ? "network is 0" : $"network {handle:x16} was never created, or is destroyed");
}
