using System.Buffers.Binary;

namespace ShuffleNet.Compiler.Fuzz;

/// <summary>
/// Damages inputs, one to four times each, in the ways that find most: bits, numbers at the end of their range, parts moved, left
/// out or taken from another input.
/// </summary>
public sealed class Mutator(IReadOnlyList<byte[]> inputs, int seed)
{
    private static readonly long[] s_numbers =
    [
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        short.MaxValue,
        ushort.MaxValue,
        int.MaxValue,
        int.MinValue,
        uint.MaxValue,
        long.MaxValue,
        long.MinValue,
    ];

    private readonly Random _random = new(seed);

    public byte[] Mutate(byte[] input)
    {
        byte[] mutated = [.. input];
        for (int count = 1 + _random.Next(4); count > 0; count--)
        {
            mutated = Once(mutated);
        }

        return mutated;
    }

    private byte[] Once(byte[] input)
    {
        if (input.Length == 0)
        {
            return [(byte)_random.Next(256)];
        }

        int at = _random.Next(input.Length);
        int length = Math.Min(input.Length - at, 1 + _random.Next(_random.Next(2) == 0 ? 8 : 64));
        switch (_random.Next(7))
        {
            case 0:
                input[at] ^= (byte)(1 << _random.Next(8));
                return input;
            case 1:
                input[at] = (byte)_random.Next(256);
                return input;
            case 2:
                Span<byte> number = stackalloc byte[sizeof(long)];
                BinaryPrimitives.WriteInt64LittleEndian(number, s_numbers[_random.Next(s_numbers.Length)]);
                number[..Math.Min(1 << _random.Next(4), input.Length - at)].CopyTo(input.AsSpan(at));
                return input;
            case 3:
                return [.. input[..at], .. input[(at + length)..]];
            case 4:
                return [.. input[..at], .. input.AsSpan(at, length), .. input[at..]];
            case 5:
                byte[] other = inputs[_random.Next(inputs.Count)];
                int from = _random.Next(other.Length + 1);
                return [.. input[..at], .. other.AsSpan(from, Math.Min(other.Length - from, length)), .. input[at..]];
            default:
                byte[] end = inputs[_random.Next(inputs.Count)];
                return [.. input[..at], .. end[Math.Min(at, end.Length)..]];
        }
    }
}
