namespace ShuffleNet.Compiler.Tests.Support;

internal static class PackedWeightsValues
{
    /// <summary>A copy of the packed floats.</summary>
    public static float[] Floats(this PackedWeights weights)
    {
        float[] floats = new float[weights.Layout.Length];
        weights.CopyTo(floats);
        return floats;
    }
}
