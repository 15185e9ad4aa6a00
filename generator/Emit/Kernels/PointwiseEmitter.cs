using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a 1x1 convolution: a matrix product in register tiles of channels x vectors of pixels. Weights are packed in the order in
/// which they are read: for each block the biases, then for each input channel one weight per output channel.
/// </summary>
internal sealed class PointwiseEmitter(CodeWriter code, PointwiseSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    private readonly PointwiseKernel _kernel = schedule.Kernel;
    private readonly TailTileEmitter _tail = new(code, schedule, isChecked);

    private bool HasSeparateShortcut => _kernel.Residual == ResidualMode.Separate;

    public void Emit(string name)
    {
        string tables = (_kernel.Load.IsIndexed ? ", ref int load" : "") + (_kernel.Store.IsIndexed ? ", ref int store" : "");
        using (Method(name, $"ref float src, ref float dst, {(HasSeparateShortcut ? "ref float res, " : "")}ref float wgt{tables}"))
        {
            DeclareConstants(_kernel.Activation, _kernel.Residual != ResidualMode.None);
            if (_kernel.Groups == 1)
            {
                EmitGroup();
                return;
            }

            using (Code.Loop("group", 0, _kernel.Groups, 1))
            {
                EmitGroup();
                Code.Line();
                AdvancePlanes("src", "load", _kernel.Load.IsIndexed, _kernel.Inputs, _kernel.Load.GroupStep * _kernel.Plane);
                AdvancePlanes("dst", "store", _kernel.Store.IsIndexed, _kernel.Outputs, _kernel.Store.GroupStep * _kernel.Plane);
                if (HasSeparateShortcut)
                {
                    Advance("res", _kernel.Store.GroupStep * _kernel.Plane);
                }

                Advance("wgt", _kernel.Outputs * (_kernel.Inputs + 1));
            }
        }
    }

    /// <summary>To the planes behind: on in the table of planes where there is one, else in the planes themselves.</summary>
    private void AdvancePlanes(string planes, string table, bool listed, int channels, int floats) =>
        Advance(listed ? table : planes, listed ? channels : floats);

    private void EmitGroup()
    {
        int tiled = 0;
        foreach (PixelRun run in schedule.Runs)
        {
            if (tiled > 0)
            {
                Code.Line();
            }

            bool loops = run.Count > 1;
            string how = loops ? Text.Of($", {Text.Count(run.Vectors, "vector")} at a time") : run.Tail is null ? "" : ", and the last one with the channels as lanes";
            Code.Line(Text.Of($"// Pixels {run.First} to {run.End - 1}{how}."));
            using (loops ? Code.Loop("pixel", run.First, run.End, run.Pixels) : Code.Block())
            {
                EmitBlocks(loops ? "pixel" : Text.Of($"{run.First}"), run.Blocks, block => EmitTile(block, run));
            }

            tiled = run.End;
        }

        foreach (TailRun run in schedule.Tails)
        {
            EmitTailRun(run);
        }
    }

    private void EmitTailRun(TailRun run)
    {
        int pixels = run.Tile.Pixels;
        Code.Line();
        Code.Line(pixels == PlaneTail.MaxPixels ? Text.Of($"// Pixels {run.First} to {run.End - 1}, {pixels} at a time, with the channels as lanes.")
            : pixels == 1 ? "// The last pixel, with the channels as lanes."
            : Text.Of($"// The last {pixels} pixels, with the channels as lanes."));
        using (run.Count == 1 ? Code.Block() : Code.Loop("pixel", run.First, run.End, pixels))
        {
            EmitBlocks(run.Count == 1 ? Text.Of($"{run.First}") : "pixel", schedule.TailBlocks, block => _tail.Emit(block.Channels, run.Tile));
        }
    }

    private void EmitBlocks(string pixel, EquatableArray<BlockRun> blocks, Action<BlockRun> emitBlock)
    {
        Reference("tileSrc", "src", pixel);
        Reference("tileDst", "dst", pixel);
        if (HasSeparateShortcut)
        {
            Reference("tileRes", "res", pixel);
        }

        if (_kernel.Store.IsIndexed)
        {
            Code.Line("ref int tileStore = ref store;");
        }

        Reference("tileWgt", "wgt");
        for (int index = 0; index < blocks.Count; index++)
        {
            BlockRun run = blocks[index];
            using (Code.Repeat("block", run.Count))
            {
                emitBlock(run);
                if (run.Count > 1 || index < blocks.Count - 1)
                {
                    Advance("tileWgt", run.Channels * (_kernel.Inputs + 1));
                    AdvancePlanes("tileDst", "tileStore", _kernel.Store.IsIndexed, run.Channels, run.Channels * schedule.StoreStep);
                    if (HasSeparateShortcut)
                    {
                        Advance("tileRes", run.Channels * schedule.StoreStep);
                    }
                }
            }
        }
    }

    private void EmitTile(BlockRun block, PixelRun run)
    {
        foreach (RegisterPass pass in block.Passes)
        {
            if (block.Passes.Count == 1)
            {
                EmitPass(block.Channels, pass, run);
                continue;
            }

            using (Code.Block())
            {
                EmitPass(block.Channels, pass, run);
            }
        }
    }

    private void EmitPass(int block, RegisterPass pass, PixelRun run)
    {
        Code.Line(_kernel.Residual == ResidualMode.None ? "// Start from the bias." : "// Start from the shortcut plus the bias.");
        EmitStart(pass, run.Vectors);
        if (run.Tail is not null)
        {
            _tail.EmitStart(block, run.Tail);
        }

        if (schedule.PrefetchesResults)
        {
            Code.Line("// Where the results go, ahead of their store.");
            for (int channel = pass.First; channel < pass.First + pass.Channels; channel++)
            {
                Prefetch("tileDst", channel * schedule.StoreStep, run.Pixels);
            }
        }

        (int steps, int after) = (schedule.StepsPerTurn, schedule.StepsAfter);
        Code.Line();
        Code.Line(schedule.Turns == 1 || steps == 1 ? "// Add each input channel." : Text.Of($"// Add the input channels, {steps} a turn{(after == 0 ? "" : Text.Of($" and the last {after}"))}."));
        Code.Line(_kernel.Load.IsIndexed ? "ref int plane = ref load;" : "ref float x = ref tileSrc;");
        Reference("w", "tileWgt", block + pass.First);
        using (Code.Repeat("k", schedule.Turns))
        {
            EmitSteps(block, pass.Channels, run, steps, schedule.Turns > 1);
        }

        if (after > 0)
        {
            using (Code.Block())
            {
                EmitSteps(block, pass.Channels, run, after, false);
            }
        }

        Code.Line();
        EmitStore(pass, run.Vectors);
        if (run.Tail is not null)
        {
            _tail.EmitStore(block, run.Tail);
        }
    }

    /// <summary>The products of some input channels and their weights.</summary>
    /// <param name="block">Channels of the whole block.</param>
    /// <param name="channels">Channels of the pass.</param>
    /// <param name="moves">Whether more follow.</param>
    private void EmitSteps(int block, int channels, PixelRun run, int steps, bool moves)
    {
        Code.Lines(schedule.PrefetchesWeights ? ["// The weights ahead.", VectorCode.Prefetch("w", Prefetching.WeightsAhead)] : []);
        bool reaches = schedule.ReachesChannels(run.Vectors, steps);
        for (int step = 0; step < steps; step++)
        {
            string x = steps == 1 ? "x" : Text.Of($"x{step}_");
            string source = "x";
            if (_kernel.Load.IsIndexed)
            {
                source = steps == 1 ? "xPlane" : Text.Of($"x{step}Plane");
                Reference(source, "tileSrc", Vector.Read("plane", step));
            }

            LoadVectors(x, run.Vectors, source, reaches ? step * schedule.LoadStep : 0);
            MultiplyAdds(x, run.Vectors, channels, steps == 1 ? "w" : Text.Of($"w{step}_"), "w", step * block);
            if (run.Tail is not null)
            {
                _tail.EmitMultiplyAdds("last", block, run.Tail, 0, step * block, source, 0);
            }

            if (!_kernel.Load.IsIndexed && !reaches && (moves || step < steps - 1))
            {
                Advance("x", schedule.LoadStep);
            }
        }

        if (!moves)
        {
            return;
        }

        if (_kernel.Load.IsIndexed)
        {
            Code.Line(Text.Of($"plane = ref Unsafe.Add(ref plane, {steps});"));
        }
        else if (reaches)
        {
            Advance("x", steps * schedule.LoadStep);
        }

        Advance("w", steps * block);
    }

    /// <summary>The accumulators start from the bias plus the shortcut, where there is one.</summary>
    private void EmitStart(RegisterPass pass, int vectors)
    {
        (int first, int channels) = (pass.First, pass.Channels);
        if (_kernel.Residual == ResidualMode.None)
        {
            StartFromBias(first, channels, vectors);
            return;
        }

        string shortcut = _kernel.Residual == ResidualMode.InPlace ? "tileDst" : "tileRes";
        if (Vector.HasLaneMultiplyAdd)
        {
            LoadVectors("bias", Quads(channels), "tileWgt", first);
            Reference("s", shortcut, first * schedule.StoreStep);
        }

        for (int channel = 0; channel < channels; channel++)
        {
            if (!Vector.HasLaneMultiplyAdd)
            {
                Local(Text.Of($"bias{channel}"), Vector.Broadcast(Vector.Read("tileWgt", first + channel)));
            }
            else
            {
                LoadVectors(Text.Of($"s{channel}_"), vectors, "s", 0);
                if (channel < channels - 1)
                {
                    Advance("s", schedule.StoreStep);
                }
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string sum = Vector.HasLaneMultiplyAdd
                    ? VectorCode.MultiplyAddByLane(ActivationConstant.One.Name, Text.Of($"bias{channel / Vector.Lanes}"), channel % Vector.Lanes, Text.Of($"s{channel}_{vector}"))
                    : Text.Of($"bias{channel} + {Vector.Load(shortcut, ((first + channel) * schedule.StoreStep) + (vector * Vector.Lanes))}");
                Local(Text.Of($"acc{channel}_{vector}"), sum);
            }
        }
    }

    private void EmitStore(RegisterPass pass, int vectors)
    {
        if (!_kernel.Store.IsIndexed)
        {
            StoreTile(pass.First, pass.Channels, vectors, schedule.StoreStep, _kernel.Activation, Vector.Lanes);
            return;
        }

        for (int channel = 0; channel < pass.Channels; channel++)
        {
            Reference(Text.Of($"y{channel}"), "tileDst", Vector.Read("tileStore", pass.First + channel));
            StoreChannel(channel, vectors, Text.Of($"y{channel}"), 0, _kernel.Activation, Vector.Lanes);
        }
    }
}
