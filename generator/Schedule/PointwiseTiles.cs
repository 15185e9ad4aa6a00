namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A method that computes register tiles of output channels x vectors of pixels.</summary>
/// <param name="Vectors">Vectors of pixels of a tile.</param>
/// <param name="LoadsTogether">Whether one instruction loads them.</param>
/// <param name="StoresTogether">Whether one instruction stores them.</param>
/// <param name="PrefetchesWeights">Whether each turn asks for the weights ahead.</param>
/// <param name="PrefetchesResults">Whether each tile asks for where its results go.</param>
/// <param name="Tail">The pixels behind the tile that are computed with it, with the channels as lanes.</param>
internal sealed record PointwiseTiles(
    VectorIsa Isa,
    int Vectors,
    EquatableArray<PointwiseBlock> Blocks,
    int Steps,
    int StepsAfter,
    ResidualMode Residual,
    Activation Activation,
    bool LoadIsIndexed,
    bool StoreIsIndexed,
    bool LoadsTogether,
    bool StoresTogether,
    bool PrefetchesWeights,
    bool PrefetchesResults,
    TailTile? Tail)
    : PointwiseMethod(Isa, Blocks, Steps, StepsAfter, Residual, Activation, LoadIsIndexed, StoreIsIndexed)
{
    public override IEnumerable<string> Numbers => PrefetchesResults ? base.Numbers.Append(PointwiseNumbers.Prefetch) : base.Numbers;

    public override KernelMethod Bare =>
        ((PointwiseTiles)base.Bare) with { PrefetchesWeights = false, PrefetchesResults = false };

    public override KernelMethod? With(KernelMethod other) => base.With(other) is not PointwiseTiles tiles ? null : tiles with
    {
        PrefetchesWeights = PrefetchesWeights || ((PointwiseTiles)other).PrefetchesWeights,
        PrefetchesResults = PrefetchesResults || ((PointwiseTiles)other).PrefetchesResults,
    };

    /// <summary>Whether one instruction loads the shortcut's, of which nothing else says that it does not move.</summary>
    public bool LoadsShortcutTogether => LoadsTogether && StoresTogether && Residual == ResidualMode.InPlace;

    /// <summary>Pixels of a tile of vectors.</summary>
    public int Pixels => Vectors * Isa.Lanes;
}
