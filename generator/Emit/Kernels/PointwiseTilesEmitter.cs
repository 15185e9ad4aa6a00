using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits register tiles of output channels x vectors of pixels: row <c>a{channel}</c> is what a channel adds up.</summary>
internal sealed class PointwiseTilesEmitter(
    CodeWriter code, PointwiseTiles method, bool isChecked) : PointwiseWriter(code, method, isChecked)
{
    // Channels whose products one call adds.
    private static readonly int[] s_together = [8, 4, 2, 1];

    // Channels that one call loads or stores.
    private const int Four = 4;

    private readonly TailRows? _tail = method.Tail is TailTile tile ? new TailRows(code, method, tile, isChecked) : null;

    private string Row => Vector.Row(method.Vectors);

    protected override int PixelsPerTile => method.Pixels;

    protected override void EmitTile(PointwiseBlock block)
    {
        if (block.Passes.Count == 1)
        {
            EmitPass(block, block.Passes[0], "w");
            return;
        }

        foreach (RegisterPass pass in block.Passes)
        {
            using (Code.Block())
            {
                Code.Line(Text.Of($"ref float v = ref {VectorCode.At("w", pass.First)};"));
                EmitPass(block, pass, "v");
                if (pass == block.Passes[block.Passes.Count - 1])
                {
                    Code.Line(Text.Of($"w = ref Unsafe.Add(ref v, {-pass.First});"));
                }
            }
        }
    }

    /// <param name="w">A reference to the pass's first bias, which moves on to where that of the next block is.</param>
    private void EmitPass(PointwiseBlock block, RegisterPass pass, string w)
    {
        _tail?.EmitStart(block, w);
        EmitStart(pass.Channels, w);
        if (method.PrefetchesResults)
        {
            using (Code.Block("if (prefetch != 0)"))
            {
                Code.Line(Text.Of($"PrefetchRows(ref y, dstBytes, {pass.Channels}, {method.Pixels});"));
            }
        }

        Advance(w, block.Channels);
        EmitTurns(steps => EmitSteps(block, pass, w, steps));
        _tail?.EmitStore(block);
        EmitStore(pass.Channels);
    }

    /// <summary>The accumulators start from the bias plus the shortcut, where there is one.</summary>
    private void EmitStart(int channels, string w)
    {
        bool adds = method.Residual != ResidualMode.None;
        Code.Line(adds ? "// Start from the shortcut plus the bias." : "// Start from the bias.");
        for (int quad = 0; Vector.HasLaneMultiplyAdd && adds && quad < Quads(channels); quad++)
        {
            Code.Line(Text.Of($"{Vector.Name} b{quad} = {Vector.Load(w, quad * Vector.Lanes)};"));
        }

        int first = 0;
        for (; first + Four <= channels; first += Four)
        {
            string rows = Rows("out " + Row + " ", first, Four);
            string source = Vector.Source(w, first, Four);
            if (!adds)
            {
                Code.Line($"{Row}.Broadcast({source}, {rows});");
                continue;
            }

            string bias = Vector.HasLaneMultiplyAdd ? Text.Of($"b{first / Four}, {ActivationConstant.One.Name}") : source;
            Code.Line(
                $"s = ref {Row}.LoadPlus{Together(method.LoadsShortcutTogether)}({Vector.SourceOf("s", Four, method.Pixels)}, dstBytes, {bias}, {rows});");
        }

        for (; first < channels; first++)
        {
            string bias = Vector.Read(w, first);
            string declared = Text.Of($"out {Row} a{first}");
            if (!adds)
            {
                Code.Line($"{Row}.Fill({bias}, {declared});");
                continue;
            }

            Code.Line(Load("s", method.LoadsShortcutTogether, declared));
            Code.Line(Vector.HasLaneMultiplyAdd
                ? Text.Of($"a{first}.AddLane(b{first / Four}, {first % Four}, {ActivationConstant.One.Name});")
                : Text.Of($"a{first}.Add({bias});"));
            Code.Line("s = ref Unsafe.AddByteOffset(ref s, dstBytes);");
        }
    }

    private void EmitSteps(PointwiseBlock block, RegisterPass pass, string w, int steps)
    {
        if (method.PrefetchesWeights)
        {
            Code.Line(Text.Of($"Prefetch(ref {w}, {Prefetching.WeightsAhead});"));
        }

        for (int step = 0; step < steps; step++)
        {
            Code.Line(Load(Inputs, method.LoadsTogether, step == 0 ? $"out {Row} x0" : "out x0"));
            EmitFma("x0", pass.Channels, w, step * block.Channels);
            _tail?.EmitFma(block, 0, Inputs, w, step * block.Channels);
            EmitNextInput();
        }

        Advance(w, steps * block.Channels);
    }

    /// <summary>Adds the products of an input channel and its weights.</summary>
    private void EmitFma(string x, int channels, string w, int weight)
    {
        for (int first = 0, count; first < channels; first += count)
        {
            count = s_together.First(together => together <= channels - first);
            Code.Line($"{Row}.Fma({x}, {Vector.SourceAt(w, weight + first, count)}, {Rows("ref ", first, count)});");
        }
    }

    private void EmitStore(int channels)
    {
        bool relu = method.Activation == Activation.Relu;
        for (int channel = 0; channel < channels && !relu && !method.Activation.IsNone; channel++)
        {
            Code.Lines(VectorCode.Fields(method.Vectors)
                .Select(field => Text.Of($"a{channel}.{field} = {Vector.Activate(method.Activation, Text.Of($"a{channel}.{field}"))};")));
        }

        int first = 0;
        for (; first + Four <= channels && !method.StoreIsIndexed; first += Four)
        {
            string store = relu ? $"StoreMax{Together(method.StoresTogether)}({Vector.ZeroConstant}, " : "Store(";
            Code.Line($"y = ref {Row}.{store}{Vector.TargetOf("y", Four, method.Pixels)}, dstBytes, {Rows("", first, Four)});");
        }

        for (; first < channels; first++)
        {
            string store = (relu ? "StoreMax" : "Store") + Together(method.StoresTogether) + (relu ? $"({Vector.ZeroConstant}, " : "(");
            string target = method.StoreIsIndexed ? $"Unsafe.Add(ref tileDst, {Vector.Entry("place")})" : "y";
            Code.Line(Text.Of($"a{first}.{store}{Vector.Target(target, method.Pixels)});"));
            Code.Line(method.StoreIsIndexed ? "place = ref Unsafe.Add(ref place, 1);" : "y = ref Unsafe.AddByteOffset(ref y, dstBytes);");
        }
    }

    private string Load(string place, bool together, string row) =>
        $"{Row}.Load{Together(together)}({Vector.Source(place, 0, method.Pixels)}, {row});";

    private static string Together(bool together) => together ? "Together" : "";

    /// <summary>Accumulators as arguments.</summary>
    private static string Rows(string how, int first, int count) =>
        string.Join(", ", Enumerable.Range(first, count).Select(channel => Text.Of($"{how}a{channel}")));

    /// <summary>Vectors of weights, four channels each.</summary>
    private static int Quads(int channels) => (channels + Four - 1) / Four;
}
