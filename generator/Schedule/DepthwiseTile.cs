namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>The columns of a tile of a window kernel, as far as its code depends on them.</summary>
/// <param name="Vectors">How many vectors there are.</param>
/// <param name="Columns">How many of their lanes are columns; the others are computed and not kept.</param>
/// <param name="LoadsTogether">Whether an instruction loads several vectors of these.</param>
/// <param name="Masks">The inputs that may lie beside the plane.</param>
internal sealed record DepthwiseTile(int Vectors, int Columns, bool LoadsTogether, EquatableArray<DepthwiseMask> Masks)
{
    /// <summary>A tile for all of some that differ in their masks alone.</summary>
    public static DepthwiseTile Of(IEnumerable<DepthwiseTile> tiles)
    {
        DepthwiseTile[] alike = [.. tiles];
        return alike[0] with
        {
            Masks = new(alike.SelectMany(tile => tile.Masks).GroupBy(mask => (mask.Tap, mask.Vector))
                .OrderBy(masks => masks.Key)
                .Select(masks => new DepthwiseMask(
                    masks.Key.Tap, masks.Key.Vector, masks.Any(mask => mask.Left), masks.Any(mask => mask.Right)))),
        };
    }

    /// <summary>Those of some tiles that need code of their own, from the widest to the narrowest.</summary>
    public static EquatableArray<DepthwiseTile> Distinct(IEnumerable<DepthwiseTile> tiles) =>
        new(tiles.GroupBy(tile => tile with { Masks = new([]) }).Select(Of).OrderByDescending(tile => tile.Columns));

    /// <summary>Whether results are stored as soon as they are complete, to leave registers.</summary>
    public bool StoresEarly => Vectors > 1;

    /// <summary>The mask of a tap, if its inputs may lie beside the plane.</summary>
    public bool HasMask(int tap, int vector) => Masks.Any(mask => mask.Tap == tap && mask.Vector == vector);
}
