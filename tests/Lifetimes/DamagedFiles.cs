using System.Buffers.Binary;

namespace ShuffleNet.Compiler.Lifetimes;

/// <summary>Packed files that are mapped, found damaged and refused, over and over.</summary>
internal static class DamagedFiles
{
    /// <summary>Holds the name of the file that is loaded next; after a crash, of the one that caused it.</summary>
    private const string Current = "current.txt";

    /// <returns>The exit code: 0 if each file was refused each time.</returns>
    public static int Load(string folder, int count)
    {
        string[] paths = Write(folder);
        using Collector collector = new();

        // Asked for the tensor that is bad, it collects once more: what the reader does not hold is gone for certain.
        LayerPacking[] layers = ResidualNetwork.Layout.Layers;
        WeightLayout plain = ResidualNetwork.Layout;
        WeightLayout collecting = new(plain.Network, plain.Fingerprint, plain.Length, () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return layers;
        });
        foreach (string path in paths)
        {
            File.WriteAllText(Path.Combine(folder, Current), Path.GetFileName(path));
            for (int load = 0; load < count; load++)
            {
                try
                {
                    _ = PackedWeights.Load(path, load % 100 == 0 ? collecting : plain);
                    Console.Error.WriteLine($"{path} was not refused");
                    return 1;
                }
                catch (WeightException)
                {
                    // What is expected.
                }
            }
        }

        Console.WriteLine($"{paths.Length} files were refused {count} times each");
        return 0;
    }

    private static string[] Write(string folder)
    {
        using ResidualNetwork network = ResidualNetwork.CreateRandom(1);
        using MemoryStream saved = new();
        network.Weights.Save(saved);
        byte[] whole = saved.ToArray();
        int first = whole.Length - (int)network.Weights.Bytes;

        // Not finite under a right checksum, at the beginning, in the middle and at the end, and finite under a wrong one.
        return
        [
            Add("first-weight-nan.snw", Sealed(With(first, float.NaN))),
            Add("middle-weight-infinity.snw", Sealed(With(first + ((whole.Length - first) / 8 * 4), float.PositiveInfinity))),
            Add("last-weight-nan.snw", Sealed(With(whole.Length - sizeof(float), float.NaN))),
            Add("wrong-checksum.snw", With(whole.Length - sizeof(float), 1)),
        ];

        byte[] With(int position, float value)
        {
            byte[] bytes = [.. whole];
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(position), value);
            return bytes;
        }

        string Add(string name, byte[] bytes)
        {
            string path = Path.Combine(folder, name);
            File.WriteAllBytes(path, bytes);
            return path;
        }
    }

    private static byte[] Sealed(byte[] bytes)
    {
        const int checksumPlace = 32;
        bytes.AsSpan(checksumPlace, sizeof(uint)).Clear();
        PackedChecksum checksum = new();
        checksum.Add(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(checksumPlace), checksum.Value);
        return bytes;
    }
}
