namespace ShuffleNet.Compiler.Import;

/// <summary>Elements of tensors as they stand in files, little-endian.</summary>
internal static class FileElements
{
    /// <summary>Reads a part of a file, opened anew each time, so that nothing is held open between.</summary>
    /// <exception cref="WeightFormatException">The file has become shorter.</exception>
    public static double[] Read(string path, long offset, ElementType type, int length, string what)
    {
        using WeightStream stream = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path, leaveOpen: false);
        byte[] bytes = new byte[(long)length * type.Size()];
        stream.Read(offset, bytes, what);
        return Convert(bytes, type, length, what);
    }

    /// <exception cref="UnsupportedWeightsException">An integer equals no double.</exception>
    public static double[] Convert(ReadOnlySpan<byte> bytes, ElementType type, int length, string what)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++)
        {
            if (!type.TryToDouble(bytes[(i * type.Size())..], out values[i]))
            {
                throw new UnsupportedWeightsException($"{what} holds an integer past 2^53, which no double equals");
            }
        }

        return values;
    }
}
