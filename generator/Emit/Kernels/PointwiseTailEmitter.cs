using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits pixels at the end of a plane that fill no vector.</summary>
internal sealed class PointwiseTailEmitter(CodeWriter code, PointwiseTail method, bool isChecked) : PointwiseWriter(code, method, isChecked)
{
    private readonly TailRows _rows = new(code, method, method.Tile, isChecked);

    protected override int PixelsPerTile => method.Tile.Pixels;

    protected override void EmitTile(PointwiseBlock block)
    {
        Code.Line(method.Residual == ResidualMode.None ? "// Start from the bias." : "// Start from the shortcut plus the bias.");
        _rows.EmitStart(block, "w");
        Code.Lines(
            method.Residual == ResidualMode.None ? [] : [Text.Of($"s = ref Unsafe.AddByteOffset(ref s, {block.Channels} * dstBytes);")]);
        Advance("w", block.Channels);
        EmitTurns(steps => EmitSteps(block, steps));
        _rows.EmitStore(block);
        Code.Line(Text.Of(method.StoreIsIndexed
            ? $"place = ref Unsafe.Add(ref place, {block.Channels});"
            : (FormattableString)$"y = ref Unsafe.AddByteOffset(ref y, {block.Channels} * dstBytes);"));
    }

    private void EmitSteps(PointwiseBlock block, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            _rows.EmitFma(block, step, Inputs, "w", step * block.Channels);
            EmitNextInput();
        }

        Advance("w", steps * block.Channels);
    }
}
