namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a 1x1 convolution: a matrix product in register tiles of channels x vectors of pixels. The input planes of a tile
/// stay in the first-level cache while all output channels of the group pass over them. Weights are packed in the order in
/// which they are read: for each block the biases, then for each input channel one weight per output channel.
/// </summary>
internal sealed class PointwiseEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    /// <summary>Vectors of pixels of a tile; with <see cref="ChannelBlocks.Most"/> channels they fill 32 registers.</summary>
    private const int Vectors = 3;

    private readonly LaneTile _lanes = new(code, isa);

    public void Emit(string name, PointwiseKernel kernel)
    {
        bool separate = kernel.Residual == ResidualMode.Separate;
        string tables = (kernel.Load.IsListed ? ", ref int load" : "") + (kernel.Store.IsListed ? ", ref int store" : "");
        using (Method(name, $"ref float src, ref float dst, {(separate ? "ref float res, " : "")}ref float wgt{tables}"))
        {
            Hold(kernel.Activation, kernel.Residual != ResidualMode.None);
            if (kernel.Groups == 1)
            {
                EmitGroup(kernel);
                return;
            }

            using (Code.Loop("group", 0, kernel.Groups, 1))
            {
                EmitGroup(kernel);
                Code.Line();
                AdvancePlanes("src", "load", kernel.Load.IsListed, kernel.Inputs, kernel.Load.GroupStep * kernel.Plane);
                AdvancePlanes("dst", "store", kernel.Store.IsListed, kernel.Outputs, kernel.Store.GroupStep * kernel.Plane);
                if (separate)
                {
                    Advance("res", kernel.Store.GroupStep * kernel.Plane);
                }

                Advance("wgt", kernel.Outputs * (kernel.Inputs + 1));
            }
        }
    }

    /// <summary>To the planes behind: on in the table of planes where there is one, else in the planes themselves.</summary>
    private void AdvancePlanes(string planes, string table, bool listed, int channels, int floats) =>
        Advance(listed ? table : planes, listed ? channels : floats);

    private void EmitGroup(PointwiseKernel kernel)
    {
        int vectors = kernel.Pixels / Isa.Lanes;
        int perTile = PerTile(vectors);
        bool withLast = vectors > 0 && LaneTile.IsOnePixel(kernel, Isa);
        int tiles = perTile == 0 ? 0 : withLast ? (vectors - 1) / perTile : vectors / perTile;
        int tiled = tiles * perTile * Isa.Lanes;
        if (tiles > 0)
        {
            Code.Line(Text.Of($"// {tiled} of {kernel.Pixels} pixels, {perTile} vectors at a time."));
            using (Code.Loop("pixel", 0, tiled, perTile * Isa.Lanes))
            {
                EmitBlocks(kernel, "pixel", block => EmitTile(kernel, block, perTile, false));
            }
        }

        int rest = vectors - (tiles * perTile);
        if (rest > 0)
        {
            if (tiles > 0)
            {
                Code.Line();
            }

            Code.Line(Text.Of($"// {rest * Isa.Lanes} pixels from {tiled} on{(withLast ? ", and the last one with the channels as lanes" : "")}."));
            using (Code.Block())
            {
                EmitBlocks(kernel, Text.Of($"{tiled}"), block => EmitTile(kernel, block, rest, withLast));
            }
        }

        if (!withLast)
        {
            EmitLastPixels(kernel, vectors * Isa.Lanes);
        }
    }

    // Equal tiles where that is possible; a tile of one vector has too few accumulators to hide latency at few channels.
    private static int PerTile(int vectors)
    {
        int tiles = (vectors + Vectors - 1) / Vectors;
        return tiles == 0 ? 0 : vectors % tiles == 0 ? vectors / tiles : Vectors;
    }

    private void EmitLastPixels(PointwiseKernel kernel, int first)
    {
        // A vector would have idle lanes here; with channels as lanes a pixel costs one multiply-add per block and input.
        int count = kernel.Pixels - first;
        int quads = count / LaneTile.MostPixels;
        if (quads > 0)
        {
            int end = first + (quads * LaneTile.MostPixels);
            Code.Line();
            Code.Line(Text.Of($"// Pixels {first} to {end - 1}, {LaneTile.MostPixels} at a time, with the channels as lanes."));
            using (quads == 1 ? Code.Block() : Code.Loop("pixel", first, end, LaneTile.MostPixels))
            {
                EmitBlocks(kernel, quads == 1 ? Text.Of($"{first}") : "pixel", block => EmitLanes(kernel, block, LaneTile.MostPixels));
            }

            first = end;
        }

        if (first < kernel.Pixels)
        {
            int rest = kernel.Pixels - first;
            Code.Line();
            Code.Line(rest == 1 ? "// The last pixel, with the channels as lanes." : Text.Of($"// The last {rest} pixels, with the channels as lanes."));
            using (Code.Block())
            {
                EmitBlocks(kernel, Text.Of($"{first}"), block => EmitLanes(kernel, block, rest));
            }
        }
    }

    private void EmitLanes(PointwiseKernel kernel, int block, int pixels) =>
        _lanes.Emit(kernel, block, pixels, LaneTile.Sums(kernel, Isa, pixels));

    private void EmitBlocks(PointwiseKernel kernel, string pixel, Action<int> emitBlock)
    {
        bool separate = kernel.Residual == ResidualMode.Separate;
        Reference("tileSrc", "src", pixel);
        Reference("tileDst", "dst", pixel);
        if (separate)
        {
            Reference("tileRes", "res", pixel);
        }

        if (kernel.Store.IsListed)
        {
            Code.Line("ref int tileStore = ref store;");
        }

        Reference("tileWgt", "wgt");
        int remaining = kernel.Blocks.Count;
        foreach ((int channels, int count) in ChannelBlocks.Runs(kernel.Blocks))
        {
            remaining -= count;
            using (count == 1 ? Code.Block() : Code.Loop("block", 0, count, 1))
            {
                emitBlock(channels);
                if (count > 1 || remaining > 0)
                {
                    Advance("tileWgt", channels * (kernel.Inputs + 1));
                    AdvancePlanes("tileDst", "tileStore", kernel.Store.IsListed, channels, channels * ChannelStep(kernel));
                    if (separate)
                    {
                        Advance("tileRes", channels * ChannelStep(kernel));
                    }
                }
            }
        }
    }

    /// <param name="withLast">Whether the pixel behind the tile is computed too, with the channels as lanes.</param>
    private void EmitTile(PointwiseKernel kernel, int block, int vectors, bool withLast)
    {
        foreach ((int first, int channels) in Parts(block, vectors, vectors))
        {
            if (channels == block)
            {
                EmitTilePart(kernel, block, first, channels, vectors, withLast);
                continue;
            }

            using (Code.Block())
            {
                EmitTilePart(kernel, block, first, channels, vectors, false);
            }
        }
    }

    private void EmitTilePart(PointwiseKernel kernel, int block, int first, int channels, int vectors, bool withLast)
    {
        int lastPixel = vectors * Isa.Lanes;
        Code.Line(kernel.Residual == ResidualMode.None ? "// Start from the bias." : "// Start from the shortcut plus the bias.");
        EmitStart(kernel, first, channels, vectors);
        if (withLast)
        {
            _lanes.EmitStart(block, lastPixel, 1, 1);
        }

        if (Prefetching.OfResults(Isa, kernel))
        {
            Code.Line("// Where the results go, ahead of their store.");
            for (int channel = first; channel < first + channels; channel++)
            {
                Prefetch("tileDst", channel * ChannelStep(kernel), vectors * Isa.Lanes);
            }
        }

        int steps = StepsPerTurn(kernel);
        int turns = kernel.Inputs / steps;
        int rest = turns > 1 ? kernel.Inputs % steps : 0;
        Code.Line();
        Code.Line(turns == 1 || steps == 1 ? "// Add each input channel." : Text.Of($"// Add the input channels, {steps} a turn{(rest == 0 ? "" : Text.Of($" and the last {rest}"))}."));
        Code.Line(kernel.Load.IsListed ? "ref int plane = ref load;" : "ref float x = ref tileSrc;");
        Reference("w", "tileWgt", block + first);
        using (turns == 1 ? Code.Block() : Code.Loop("turn", 0, turns, 1))
        {
            EmitSteps(kernel, block, channels, vectors, steps, turns > 1, withLast);
        }

        if (rest > 0)
        {
            using (Code.Block())
            {
                EmitSteps(kernel, block, channels, vectors, rest, false, withLast);
            }
        }

        Code.Line();
        if (!kernel.Store.IsListed)
        {
            StoreTile(first, channels, vectors, ChannelStep(kernel), kernel.Activation, Isa.Lanes);
        }
        else
        {
            for (int channel = 0; channel < channels; channel++)
            {
                Reference(Text.Of($"y{channel}"), "tileDst", Isa.Read("tileStore", first + channel));
                StoreChannel(channel, vectors, Text.Of($"y{channel}"), 0, kernel.Activation, Isa.Lanes);
            }
        }

        if (withLast)
        {
            _lanes.EmitStore(kernel, block, lastPixel, 1, 1);
        }
    }

    /// <summary>The products of some input channels and their weights.</summary>
    /// <param name="moves">Whether more follow.</param>
    private void EmitSteps(PointwiseKernel kernel, int block, int channels, int vectors, int steps, bool moves, bool withLast)
    {
        Code.Lines(Prefetching.OfWeights(Isa, kernel) ? ["// The weights ahead.", VectorIsa.Prefetch("w", Prefetching.WeightsAhead)] : []);

        // A load of several vectors has no offset, so there a reference moves on at each step.
        int channelStep = kernel.Load.ChannelStep * kernel.Plane;
        bool reaches = Isa.ByElement && vectors < 3 && channelStep % Isa.Lanes == 0 && steps * channelStep <= MostReach;
        for (int step = 0; step < steps; step++)
        {
            string x = steps == 1 ? "x" : Text.Of($"x{step}");
            string source = "x";
            if (kernel.Load.IsListed)
            {
                source = x + "Plane";
                Reference(source, "tileSrc", Isa.Read("plane", step));
            }

            LoadVectors(x, vectors, source, reaches && !kernel.Load.IsListed ? step * channelStep : 0);
            MultiplyAdds(x, vectors, channels, steps == 1 ? "w" : Text.Of($"w{step}"), "w", step * block);
            if (withLast)
            {
                _lanes.EmitMultiplyAdds("last", block, vectors * Isa.Lanes, 1, 0, 1, step * block, source, 0);
            }

            if (!kernel.Load.IsListed && !reaches && (moves || step < steps - 1))
            {
                Advance("x", channelStep);
            }
        }

        if (!moves)
        {
            return;
        }

        if (kernel.Load.IsListed)
        {
            Code.Line(Text.Of($"plane = ref Unsafe.Add(ref plane, {steps});"));
        }
        else if (reaches)
        {
            Advance("x", steps * channelStep);
        }

        Advance("w", steps * block);
    }

    /// <summary>The accumulators start from the bias plus the shortcut, where there is one.</summary>
    private void EmitStart(PointwiseKernel kernel, int first, int channels, int vectors)
    {
        if (kernel.Residual == ResidualMode.None)
        {
            StartFromBias(first, channels, vectors);
            return;
        }

        string shortcut = kernel.Residual == ResidualMode.InPlace ? "tileDst" : "tileRes";
        if (Isa.ByElement)
        {
            LoadVectors("bias", Quads(channels), "tileWgt", first);
            Reference("s", shortcut, first * ChannelStep(kernel));
        }

        for (int channel = 0; channel < channels; channel++)
        {
            if (!Isa.ByElement)
            {
                Local(Text.Of($"bias{channel}"), Isa.Broadcast(Isa.Read("tileWgt", first + channel)));
            }
            else
            {
                LoadVectors(Text.Of($"s{channel}"), vectors, "s", 0);
                if (channel < channels - 1)
                {
                    Advance("s", ChannelStep(kernel));
                }
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Isa.ByElement
                    ? VectorIsa.MultiplyAddByElement(ActivationConstant.One.Name, Text.Of($"bias{channel / Isa.Lanes}"), channel % Isa.Lanes, Text.Of($"s{channel}{vector}"))
                    : Text.Of($"bias{channel} + {Isa.Load(shortcut, ((first + channel) * ChannelStep(kernel)) + (vector * Isa.Lanes))}");
                Local(Text.Of($"acc{channel}{vector}"), sum);
            }
        }
    }

    /// <summary>Floats from one output channel to the next.</summary>
    private static int ChannelStep(PointwiseKernel kernel) => kernel.Store.ChannelStep * kernel.Plane;

    /// <summary>
    /// Input channels a turn. Three instructions of a turn are the loop's own; on x64 they hide behind the multiply-adds, on ARM
    /// they would be a tenth of them.
    /// </summary>
    private int StepsPerTurn(PointwiseKernel kernel)
    {
        if (!Isa.ByElement)
        {
            return 1;
        }

        // Every kind of tile has code of its own: full ones and a rest, of each kind of block.
        int vectors = kernel.Pixels / Isa.Lanes;
        int perTile = PerTile(vectors);
        int rest = perTile == 0 ? 0 : vectors % perTile;
        int multiplyAdds = Math.Max(1, kernel.Blocks.Distinct().Sum() * (perTile + rest));
        int most = Math.Max(FewestSteps, Math.Min(MostSteps, MostMultiplyAdds / multiplyAdds));
        return kernel.Inputs <= most
            ? kernel.Inputs
            : Enumerable.Range(1, most).Where(steps => steps + (kernel.Inputs % steps) <= most).OrderBy(steps => kernel.Inputs / steps).ThenBy(steps => steps).First();
    }

    // More would make the code longer and hardly save; fewer save too little.
    private const int MostSteps = 20;
    private const int FewestSteps = 8;

    // Keeps the code of a kernel well within the budget of a method.
    private const int MostMultiplyAdds = 640;

    // Floats from one vector to another that a load of one vector on ARM reaches, where their distance is a multiple of a vector.
    private const int MostReach = 16380;
}
