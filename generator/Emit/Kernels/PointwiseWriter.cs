using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the loops of a 1x1 convolution's method, over groups, tiles of pixels and blocks of output channels; what a tile of a block
/// is, others say. Weights are packed in the order in which they are read: for each block the biases, then for each input channel one
/// weight per output channel.
/// </summary>
internal abstract class PointwiseWriter(CodeWriter code, PointwiseMethod method, bool isChecked)
    : MethodWriter(code, method.Isa, isChecked)
{
    /// <summary>Pixels from one tile to the next.</summary>
    protected abstract int PixelsPerTile { get; }

    public void Emit(string name)
    {
        using (Method(name, string.Join(", ", Parameters())))
        {
            Code.Lines(Vector.Declarations(method.Activation, method.Residual != ResidualMode.None));
            Code.Lines(method.LoadIsIndexed ? [] : ["nint srcBytes = srcStep * sizeof(float);"]);
            Code.Lines(method.StoreIsIndexed ? [] : ["nint dstBytes = dstStep * sizeof(float);"]);
            using (Code.Block("for (nint group = 0; group < groups; group++)"))
            {
                EmitGroup();
            }
        }
    }

    /// <summary>Emits what a block of channels does with a tile of pixels.</summary>
    protected abstract void EmitTile(PointwiseBlock block);

    /// <summary>Emits the loops over the input channels.</summary>
    /// <param name="emitSteps">Emits a turn of so many.</param>
    protected void EmitTurns(Action<int> emitSteps)
    {
        Code.Line();
        Code.Line(
            method.Steps == 1
                ? "// Add each input channel."
                : Text.Of(
                    $"// Add the input channels, {method.Steps} a turn{(method.StepsAfter == 0 ? "" : Text.Of($", and those behind the last turn by {method.StepsAfter}"))}."));
        EmitFirstInput();
        using (Code.Block("for (nint turn = turns; turn != 0; turn--)"))
        {
            emitSteps(method.Steps);
        }

        Code.Line();
        if (method.StepsAfter > 0)
        {
            using (Code.Block(Text.Of($"for (nint input = lastInputs; input != 0; input -= {method.StepsAfter})")))
            {
                emitSteps(method.StepsAfter);
            }

            Code.Line();
        }
    }

    /// <summary>A reference to the inputs of a channel, which moves on from turn to turn.</summary>
    private void EmitFirstInput() => Code.Line(method.LoadIsIndexed ? "plane = ref load;" : "ref float x = ref tileSrc;");

    /// <summary>To the next input channel.</summary>
    protected void EmitNextInput() =>
        Code.Line(method.LoadIsIndexed ? "plane = ref Unsafe.Add(ref plane, 1);" : "x = ref Unsafe.AddByteOffset(ref x, srcBytes);");

    /// <summary>Where the inputs of the channel stand.</summary>
    protected string Inputs => method.LoadIsIndexed ? $"Unsafe.Add(ref tileSrc, {Vector.Entry("plane")})" : "x";

    private IEnumerable<string> Parameters()
    {
        yield return "ref float src";
        yield return "ref float dst";
        if (method.HasSeparateShortcut)
        {
            yield return "ref float res";
        }

        yield return "ref float wgt";
        if (method.LoadIsIndexed)
        {
            yield return "ref int load";
        }

        if (method.StoreIsIndexed)
        {
            yield return "ref int store";
        }

        foreach (string number in method.Numbers)
        {
            yield return "nint " + number;
        }
    }

    private void EmitGroup()
    {
        Code.Line("ref float tileSrc = ref src;");
        Code.Line("ref float tileDst = ref dst;");
        Code.Lines(method.HasSeparateShortcut ? ["ref float tileRes = ref res;"] : []);
        Code.Line("ref float w = ref wgt;");
        Code.Lines(method.LoadIsIndexed ? ["ref int plane = ref load;"] : []);
        Code.Lines(method.StoreIsIndexed ? ["ref int place = ref store;"] : []);
        using (Code.Block("for (nint tile = 0; tile < tiles; tile++)"))
        {
            Code.Line("w = ref wgt;");
            Code.Line(method.StoreIsIndexed ? "place = ref store;" : "ref float y = ref tileDst;");
            Code.Lines(method.Residual switch
            {
                ResidualMode.None => [],
                ResidualMode.InPlace => ["ref float s = ref tileDst;"],
                _ => ["ref float s = ref tileRes;"],
            });
            foreach (PointwiseBlock block in method.Blocks)
            {
                using (Code.Block($"for (nint block = {PointwiseNumbers.Blocks(block.Channels)}; block != 0; block--)"))
                {
                    EmitTile(block);
                }

                Code.Line();
            }

            Advance("tileSrc");
            Advance("tileDst");
            if (method.HasSeparateShortcut)
            {
                Advance("tileRes");
            }
        }

        Code.Line();
        Code.Lines(method.LoadIsIndexed ? ["load = ref plane;"] : ["src = ref Unsafe.Add(ref src, srcGroup);"]);
        Code.Lines(method.StoreIsIndexed ? ["store = ref place;"] : ["dst = ref Unsafe.Add(ref dst, dstGroup);"]);
        Code.Lines(method.HasSeparateShortcut ? ["res = ref Unsafe.Add(ref res, dstGroup);"] : []);
        Code.Line("wgt = ref w;");
    }

    private void Advance(string reference) => Advance(reference, PixelsPerTile);
}
