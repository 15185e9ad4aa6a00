namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>Reads tensors as a caller does, whose memory is not the reader's.</summary>
internal static class TensorReads
{
    /// <summary>Longer than any tensor that a small file can hold; what a file merely describes may be longer.</summary>
    private static readonly double[] s_values = new double[1 << 20];

    public static void All(TensorSource source)
    {
        foreach (TensorInfo tensor in source.Tensors.Where(tensor => tensor.Length <= s_values.Length))
        {
            source.Read(tensor, s_values.AsSpan(0, (int)tensor.Length));
        }
    }
}
