using System.Runtime.CompilerServices;
using ShuffleNet.Compiler;
using ShuffleNet.Compiler.Benchmarks;

// Runs one network so that its instructions can be counted: `counted NAME` prints a line per layer: name, kind,
// multiply-adds and output with tabs between, and `counted` prints the names and classes. What is counted stands between two calls of
// Mark, and is the second inference: by then nothing is initialised any more. V2+ and OneShot are not here yet: inner loops of 1x1
// convolutions with hard-swish (ARM64, 256 bits) and of 5x5 and 7x7 kernels (256 and 512 bits) use the stack, which --spills refuses.
Dictionary<string, (string Class, Action Count)> networks = new()
{
    ["v1-1x-g3"] = (nameof(V1x1G3), Count<V1x1G3>),
    ["v1-1x-g8"] = (nameof(V1x1G8), Count<V1x1G8>),
    ["v1-1x-g1"] = (nameof(V1x1G1), Count<V1x1G1>),
    ["v1-0.5x-g3"] = (nameof(V1Half), Count<V1Half>),
    ["v1-2x-g3"] = (nameof(V1Double), Count<V1Double>),
    ["v1-1x-g3-paper"] = (nameof(V1Paper), Count<V1Paper>),
    ["v2-1x"] = (nameof(V2x1), Count<V2x1>),
    ["v2-0.5x"] = (nameof(V2Half), Count<V2Half>),
};
if (args is [string name] && networks.TryGetValue(name, out var network))
{
    network.Count();
    return 0;
}

foreach ((string known, (string type, _)) in networks)
{
    Console.WriteLine($"{known}\t{type}");
}

return args.Length == 0 ? 0 : 1;

static void Count<T>()
    where T : class, IShuffleNet<T>
{
    using T network = T.CreateRandom(1);
    float[] input = new float[3 * 224 * 224];
    float[] output = new float[1000];
    for (int i = 0; i < input.Length; i++)
    {
        input[i] = (((i * 7919) % 1009) - 504) / 504f;
    }

    network.Run(input, output);
    Marker.Mark();
    network.Run(input, output);
    Marker.Mark();
    foreach (LayerSummary layer in T.Summary.Layers)
    {
        Console.WriteLine($"{layer.Name}\t{layer.Kind}\t{layer.MultiplyAdds}\t{layer.Output}");
    }
}

/// <summary>A place in the program that the counting plugin finds by its symbol.</summary>
internal static class Marker
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Mark()
    {
    }
}
