using System.Buffers.Binary;

namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>
/// Packed files, copied from a stream and mapped from a path, which have to come to the same. The first byte of an input says
/// which network reads, and whether the checksum is made right, without which no fuzzer would get behind it.
/// </summary>
public static class PackedTarget
{
    /// <summary>Bits of the first byte: the checksum is made right; the network is <see cref="TinySplit"/>.</summary>
    public const byte Sealed = 1, Split = 2;

    private const int ChecksumPlace = 32;

    internal static Action Prepare(byte[] input)
    {
        byte flags = input.Length > 0 ? input[0] : (byte)0;
        byte[] file = input.Length > 0 ? input[1..] : input;
        if ((flags & Sealed) != 0 && file.Length >= ChecksumPlace + sizeof(uint))
        {
            file.AsSpan(ChecksumPlace, sizeof(uint)).Clear();
            PackedChecksum checksum = new();
            checksum.Add(file);
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ChecksumPlace), checksum.Value);
        }

        WeightLayout layout = (flags & Split) != 0 ? TinySplit.Layout : TinyResidual.Layout;
        string path = InputFolder.Write("input.snw", file);
        return () =>
        {
            PackedWeights? mapped = null;
            Exception? refusal = null;
            try
            {
                mapped = PackedWeights.Load(path, layout);
            }
            catch (WeightException exception)
            {
                refusal = exception;
            }

            PackedWeights copied;
            try
            {
                copied = PackedWeights.Load(new MemoryStream(file), layout);
            }
            catch (WeightException exception) when (refusal is null || refusal.GetType() != exception.GetType())
            {
                throw new FindingException("a mapped file is read otherwise than a stream", exception);
            }

            if (refusal is not null || !Floats(mapped!).AsSpan().SequenceEqual(Floats(copied)))
            {
                throw new FindingException("a mapped file is read otherwise than a stream", refusal);
            }

            mapped!.Dispose();
        };
    }

    private static float[] Floats(PackedWeights weights)
    {
        float[] floats = new float[weights.Layout.Length];
        weights.CopyTo(floats);
        return floats;
    }
}
