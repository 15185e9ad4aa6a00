namespace ShuffleNet.Compiler.InMemory;

/// <summary>Values that are the same for a seed everywhere.</summary>
internal static class RandomValues
{
    /// <summary>Uniform in -<paramref name="bound"/>..<paramref name="bound"/>.</summary>
    public static float[] Uniform(int length, float bound, int seed)
    {
        Random random = new(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = ((2 * random.NextSingle()) - 1) * bound;
        }

        return values;
    }
}
