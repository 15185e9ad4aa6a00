using System.Numerics;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// The checksum of a packed file: four CRC-32C, each over every fourth 8-byte word, and a CRC-32C over the four. Any single
/// damaged word is found; four at once keep the processor's instruction busy, so it costs little beside reading the memory.
/// </summary>
internal struct PackedChecksum
{
    private const int Block = 4 * sizeof(ulong);

    private uint _a, _b, _c, _d;

    public PackedChecksum() => (_a, _b, _c, _d) = (1, 2, 3, 4);

    public readonly uint Value => BitOperations.Crc32C(BitOperations.Crc32C(0, ((ulong)_a << 32) | _b), ((ulong)_c << 32) | _d);

    /// <summary>Adds bytes; all but the last call with a multiple of 32, which zeros complete there.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes[..^(bytes.Length % Block)]);
        (uint a, uint b, uint c, uint d) = (_a, _b, _c, _d);
        for (int i = 0; i + 3 < words.Length; i += 4)
        {
            a = BitOperations.Crc32C(a, words[i]);
            b = BitOperations.Crc32C(b, words[i + 1]);
            c = BitOperations.Crc32C(c, words[i + 2]);
            d = BitOperations.Crc32C(d, words[i + 3]);
        }

        (_a, _b, _c, _d) = (a, b, c, d);
        if (bytes.Length % Block != 0)
        {
            Span<byte> rest = stackalloc byte[Block];
            rest.Clear();
            bytes[^(bytes.Length % Block)..].CopyTo(rest);
            Add(rest);
        }
    }
}
