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

    public void Emit(string name, PointwiseKernel kernel)
    {
        bool separate = kernel.Residual == ResidualMode.Separate;
        string tables = (kernel.Load.IsListed ? ", ref int load" : "") + (kernel.Store.IsListed ? ", ref int store" : "");
        using (Method(name, $"ref float src, ref float dst, {(separate ? "ref float res, " : "")}ref float wgt{tables}"))
        {
            if (kernel.Groups == 1)
            {
                EmitGroup(kernel);
                return;
            }

            using (Code.Loop("group", 0, kernel.Groups, 1))
            {
                EmitGroup(kernel);
                Code.Line();
                AdvancePlanes("src", "load", kernel.Load.IsListed, kernel.Inputs, kernel.Load.GroupStep * kernel.Pixels);
                AdvancePlanes("dst", "store", kernel.Store.IsListed, kernel.Outputs, kernel.Store.GroupStep * kernel.Pixels);
                if (separate)
                {
                    Advance("res", kernel.Store.GroupStep * kernel.Pixels);
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
        int tiles = perTile == 0 ? 0 : vectors / perTile;
        int tiled = tiles * perTile * Isa.Lanes;
        if (tiles > 0)
        {
            Code.Line(Text.Of($"// {tiled} of {kernel.Pixels} pixels, {perTile} vectors at a time."));
            using (Code.Loop("pixel", 0, tiled, perTile * Isa.Lanes))
            {
                EmitBlocks(kernel, "pixel", block => EmitTile(kernel, block, perTile));
            }
        }

        int rest = vectors - (tiles * perTile);
        if (rest > 0)
        {
            Code.Line();
            Code.Line(Text.Of($"// {rest * Isa.Lanes} pixels from {tiled} on."));
            using (Code.Block())
            {
                EmitBlocks(kernel, Text.Of($"{tiled}"), block => EmitTile(kernel, block, rest));
            }
        }

        EmitLastPixels(kernel, vectors * Isa.Lanes);
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
                EmitBlocks(kernel, quads == 1 ? Text.Of($"{first}") : "pixel", block => new LaneTile(Code, Isa).Emit(kernel, block, LaneTile.MostPixels));
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
                EmitBlocks(kernel, Text.Of($"{first}"), block => new LaneTile(Code, Isa).Emit(kernel, block, rest));
            }
        }
    }

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
                    AdvancePlanes("tileDst", "tileStore", kernel.Store.IsListed, channels, channels * kernel.Store.ChannelStep * kernel.Pixels);
                    if (separate)
                    {
                        Advance("tileRes", channels * kernel.Store.ChannelStep * kernel.Pixels);
                    }
                }
            }
        }
    }

    private void EmitTile(PointwiseKernel kernel, int block, int vectors)
    {
        foreach ((int first, int channels) in Parts(block, vectors, vectors))
        {
            if (channels == block)
            {
                EmitTilePart(kernel, block, first, channels, vectors);
                continue;
            }

            using (Code.Block())
            {
                EmitTilePart(kernel, block, first, channels, vectors);
            }
        }
    }

    private void EmitTilePart(PointwiseKernel kernel, int block, int first, int channels, int vectors)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            string start = Isa.Broadcast(VectorIsa.At("tileWgt", first + channel));
            IEnumerable<string> names = Enumerable.Range(0, vectors).Select(vector => $"acc{channel}{vector} = {(vector == 0 ? start : $"acc{channel}0")}");
            Code.Line($"{Isa.Name} {string.Join(", ", names)};");
        }

        int unroll = Unroll(kernel.Inputs);
        if (!kernel.Load.IsListed)
        {
            Reference("x", "tileSrc");
        }

        Reference("w", "tileWgt", block + first);
        using (Code.Loop("input", 0, kernel.Inputs, unroll))
        {
            for (int step = 0; step < unroll; step++)
            {
                EmitMultiplyAdds(kernel, block, channels, vectors, step, unroll == 1 ? "" : "xyzu"[step].ToString());
            }

            if (!kernel.Load.IsListed)
            {
                Advance("x", unroll * kernel.Load.ChannelStep * kernel.Pixels);
            }

            Advance("w", unroll * block);
        }

        for (int channel = 0; channel < channels; channel++)
        {
            string plane = kernel.Store.IsListed ? $"plane{channel}" : "tileDst";
            if (kernel.Store.IsListed)
            {
                Reference(plane, "tileDst", VectorIsa.At("tileStore", first + channel));
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                int offset = ((first + channel) * kernel.Store.ChannelStep * kernel.Pixels) + (vector * Isa.Lanes);
                Code.Line(VectorIsa.Store(Epilogue(kernel, $"acc{channel}{vector}", offset), plane, offset));
            }
        }
    }

    // The loop's own instructions are a sixth of ARM's at one step a turn; on x64 they hide behind the multiply-adds.
    private int Unroll(int inputs) => !Isa.ByElement ? 1 : inputs % 4 == 0 ? 4 : inputs % 3 == 0 ? 3 : inputs % 2 == 0 ? 2 : 1;

    private void EmitMultiplyAdds(PointwiseKernel kernel, int block, int channels, int vectors, int step, string prefix)
    {
        string x = prefix.Length == 0 ? "x" : prefix;
        string source = kernel.Load.IsListed ? $"{x}Plane" : "x";
        if (kernel.Load.IsListed)
        {
            Reference(source, "tileSrc", Text.Of($"Unsafe.Add(ref load, input{(step == 0 ? "" : Text.Of($" + {step}"))})"));
        }

        for (int vector = 0; vector < vectors; vector++)
        {
            Local($"{x}{vector}", Isa.Load(source, (step * kernel.Load.ChannelStep * kernel.Pixels) + (vector * Isa.Lanes)));
        }

        for (int channel = 0; channel < channels; channel++)
        {
            string weights = $"w{prefix}{(Isa.ByElement ? channel / 4 : channel)}";
            int offset = (step * block) + channel;
            if (!Isa.ByElement)
            {
                Local(weights, Isa.Broadcast(VectorIsa.At("w", offset)));
            }
            else if (channel % 4 == 0)
            {
                Local(weights, Isa.Load("w", offset));
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string acc = $"acc{channel}{vector}";
                string sum = Isa.ByElement
                    ? VectorIsa.MultiplyAddByElement($"{x}{vector}", weights, channel % 4, acc)
                    : Isa.MultiplyAdd($"{x}{vector}", weights, acc);
                Code.Line($"{acc} = {sum};");
            }
        }
    }

    private string Epilogue(PointwiseKernel kernel, string acc, int offset)
    {
        string sum = kernel.Residual switch
        {
            ResidualMode.InPlace => $"{acc} + {Isa.Load("tileDst", offset)}",
            ResidualMode.Separate => $"{acc} + {Isa.Load("tileRes", offset)}",
            _ => acc,
        };
        return kernel.Relu ? Isa.Relu(sum) : kernel.Residual == ResidualMode.None ? acc : $"({sum})";
    }
}
