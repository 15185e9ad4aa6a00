namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>A vector width and what its instructions can do.</summary>
/// <param name="Type">The C# type of a vector without its element.</param>
/// <param name="Lanes">Floats of a vector.</param>
/// <param name="Registers">Vector registers to plan tiles for.</param>
/// <param name="HasLaneMultiplyAdd">
/// Whether a multiply-add takes one lane of a vector as its factor, as ARM's do: weights are then loaded four to a vector and not
/// broadcast one by one. Such a machine also loads and stores several vectors with one instruction.
/// </param>
internal sealed record VectorIsa(string Type, int Lanes, int Registers, bool HasLaneMultiplyAdd)
{
    /// <summary>x64 with AVX-512.</summary>
    public static VectorIsa Vector512 { get; } = new("Vector512", 16, 32, false);

    /// <summary>x64 with AVX2.</summary>
    public static VectorIsa Vector256 { get; } = new("Vector256", 8, 16, false);

    /// <summary>ARM64 with AdvSimd, and x64 without AVX2.</summary>
    public static VectorIsa Vector128 { get; } = new("Vector128", 4, 32, true);

    /// <summary>From the widest to the narrowest.</summary>
    public static IReadOnlyList<VectorIsa> All { get; } = [Vector512, Vector256, Vector128];

    /// <summary>Those for which a class has kernels, the widest first.</summary>
    public static IReadOnlyList<VectorIsa> Of(CompileOptions options) => [.. All.Where(isa => options.VectorWidths.Contains(isa.Bits))];

    /// <summary>The one whose vectors the plan packs, cuts and pads for, so that narrower ones come out whole as well.</summary>
    public static VectorIsa Widest => Vector512;

    private static VectorIsa Vector128Broadcast { get; } = Vector128 with { HasLaneMultiplyAdd = false };

    public int Bits => 8 * Bytes;

    public int Bytes => Lanes * sizeof(float);

    /// <summary>The narrowest vector that holds so many floats, or this one: idle lanes cost loads that cross cache lines.</summary>
    public VectorIsa NarrowestFor(int floats)
    {
        if (floats > Lanes / 2 || Lanes == 4)
        {
            return this;
        }

        return (floats > 4 ? Vector256 : Vector128Broadcast) with { Registers = Registers };
    }

    public override string ToString() => Text.Of($"{Bits} bits");
}
