namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A method that computes pixels that fill no vector, with output channels as lanes.</summary>
/// <param name="Isa">The vectors that hold a whole block.</param>
internal sealed record PointwiseTail(
    VectorIsa Isa,
    TailTile Tile,
    EquatableArray<PointwiseBlock> Blocks,
    int StepsAfter,
    ResidualMode Residual,
    Activation Activation,
    bool LoadIsIndexed,
    bool StoreIsIndexed)
    : PointwiseMethod(Isa, Blocks, Tile.StepsPerTurn, StepsAfter, Residual, Activation, LoadIsIndexed, StoreIsIndexed);
