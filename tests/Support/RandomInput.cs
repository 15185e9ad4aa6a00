namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Inputs of networks for tests: uniform in -1..1, the same for a seed everywhere.</summary>
internal static class RandomInput
{
    public static float[] Of(NetworkSpec spec, int seed) => Of(spec.InputChannels * spec.InputHeight * spec.InputWidth, seed);

    public static float[] Of(int length, int seed)
    {
        var random = new Random(seed);
        var input = new float[length];
        foreach (ref float value in input.AsSpan())
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return input;
    }
}
