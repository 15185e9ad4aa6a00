using System.ComponentModel;
using System.Globalization;

namespace ShuffleNet.Compiler;

/// <summary>Adjacent bytes that a layer may load or store. Used by generated code.</summary>
/// <param name="Memory">The memory that they are of.</param>
/// <param name="Offset">The first one, counted from the beginning of the memory.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Margin">How far beyond either end a load may reach whose result is masked or not kept.</param>
/// <param name="Output">Which of the outputs, where the memory is one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CheckedRange(CheckedMemory Memory, int Offset, int Length, int Margin = 0, int Output = 0)
{
    /// <summary>Of the input.</summary>
    public static CheckedRange Input(int offset, int length) => new(CheckedMemory.Input, offset, length);

    /// <summary>Of the workspace.</summary>
    public static CheckedRange Arena(int offset, int length, int margin = 0) => new(CheckedMemory.Arena, offset, length, margin);

    /// <summary>Of the packed weights.</summary>
    public static CheckedRange Weights(int offset, int length) => new(CheckedMemory.Weights, offset, length);

    /// <summary>Of an output.</summary>
    public static CheckedRange OfOutput(int output, int offset, int length) => new(CheckedMemory.Output, offset, length, 0, output);

    /// <summary>The bytes as <c>arena[256..8448)</c>.</summary>
    public override string ToString()
    {
        string name = Memory == CheckedMemory.Output ? $"output {Output}" : Memory.ToString();
        string margin = Margin == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {Margin} around");
        return string.Create(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}[{Offset}..{Offset + Length}){margin}");
    }
}
