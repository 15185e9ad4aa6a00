namespace ShuffleNet.Compiler.Drawing;

/// <summary>Capital letters, digits and a few signs of five by seven dots; small letters are drawn as capitals, others as a dash.</summary>
internal static class PixelFont
{
    public const int Width = 5;

    public const int Height = 7;

    /// <summary>Dots from a letter to the next.</summary>
    public const int Advance = Width + 1;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%.- ";

    // Seven rows for each letter, the leftmost dot first.
    private static ReadOnlySpan<byte> Rows =>
    [
        0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001, // A
        0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110, // B
        0b01111, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b01111, // C
        0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110, // D
        0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111, // E
        0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b10000, // F
        0b01111, 0b10000, 0b10000, 0b10011, 0b10001, 0b10001, 0b01111, // G
        0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001, // H
        0b01110, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110, // I
        0b00111, 0b00010, 0b00010, 0b00010, 0b00010, 0b10010, 0b01100, // J
        0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001, // K
        0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111, // L
        0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001, // M
        0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001, 0b10001, // N
        0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110, // O
        0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000, 0b10000, // P
        0b01110, 0b10001, 0b10001, 0b10001, 0b10101, 0b10010, 0b01101, // Q
        0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001, // R
        0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110, // S
        0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, // T
        0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110, // U
        0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01010, 0b00100, // V
        0b10001, 0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001, // W
        0b10001, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0b10001, // X
        0b10001, 0b10001, 0b01010, 0b00100, 0b00100, 0b00100, 0b00100, // Y
        0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b11111, // Z
        0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110, // 0
        0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110, // 1
        0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111, // 2
        0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110, // 3
        0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010, // 4
        0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110, // 5
        0b01110, 0b10000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110, // 6
        0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000, // 7
        0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110, // 8
        0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00001, 0b01110, // 9
        0b11001, 0b11001, 0b00010, 0b00100, 0b01000, 0b10011, 0b10011, // %
        0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b01100, 0b01100, // .
        0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000, // -
        0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b00000, 0b00000, // a space
    ];

    /// <summary>Whether a letter has a dot at a place.</summary>
    public static bool IsInk(char letter, int row, int column)
    {
        int known = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
        int index = known >= 0 ? known : Letters.IndexOf('-', StringComparison.Ordinal);
        return ((Rows[(index * Height) + row] >> (Width - 1 - column)) & 1) != 0;
    }
}
