using System.Buffers.Binary;

namespace ShuffleNet.Compiler;

/// <summary>Sizes, names and exact conversion of little-endian elements.</summary>
internal static class ElementTypeConversion
{
    /// <summary>Integers of at most this magnitude are doubles too.</summary>
    private const long LargestExactInteger = 1L << 53;

    /// <summary>The bytes of one element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 => 8,
        ElementType.Float32 or ElementType.Int32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 => 2,
        _ => 1,
    };

    /// <summary>The name that <see cref="TensorInfo.ElementType"/> gives, PyTorch's and NumPy's.</summary>
    public static string Name(this ElementType type) => type switch
    {
        ElementType.Float32 => "float32",
        ElementType.Float64 => "float64",
        ElementType.Float16 => "float16",
        ElementType.BFloat16 => "bfloat16",
        ElementType.Int64 => "int64",
        ElementType.Int32 => "int32",
        ElementType.Int16 => "int16",
        ElementType.Int8 => "int8",
        ElementType.UInt8 => "uint8",
        _ => "bool",
    };

    /// <summary>The element that begins at <paramref name="source"/>; false if no double equals it.</summary>
    /// <param name="type">The element's type.</param>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <param name="value">The element.</param>
    public static bool TryToDouble(this ElementType type, ReadOnlySpan<byte> source, out double value)
    {
        switch (type)
        {
            case ElementType.Float32:
                value = BinaryPrimitives.ReadSingleLittleEndian(source);
                return true;
            case ElementType.Float64:
                value = BinaryPrimitives.ReadDoubleLittleEndian(source);
                return true;
            case ElementType.Float16:
                value = (double)BinaryPrimitives.ReadHalfLittleEndian(source);
                return true;
            case ElementType.BFloat16:
                // The upper half of a float32.
                value = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(source) << 16);
                return true;
            case ElementType.Int64:
                long wide = BinaryPrimitives.ReadInt64LittleEndian(source);
                value = wide;
                return wide is >= -LargestExactInteger and <= LargestExactInteger;
            case ElementType.Int32:
                value = BinaryPrimitives.ReadInt32LittleEndian(source);
                return true;
            case ElementType.Int16:
                value = BinaryPrimitives.ReadInt16LittleEndian(source);
                return true;
            case ElementType.Int8:
                value = (sbyte)source[0];
                return true;
            case ElementType.UInt8:
                value = source[0];
                return true;
            default:
                value = source[0] == 0 ? 0 : 1;
                return true;
        }
    }
}
