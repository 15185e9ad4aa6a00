using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the sums of tail pixels: row <c>t{pixel}_{sum}</c> has the output channels of a block as lanes. It reads the same packed
/// weights as the other tiles; a block of fewer channels than lanes reads on into what follows it, and those lanes are never stored.
/// </summary>
internal sealed class TailRows(CodeWriter code, PointwiseMethod method, TailTile tile, bool isChecked)
{
    private IEnumerable<int> Pixels => Enumerable.Range(0, tile.Pixels);

    /// <summary>
    /// Declares the sums of the pixels; the first of each pixel starts from the bias plus the shortcut, where there is one.
    /// </summary>
    /// <param name="w">A reference to the block's biases.</param>
    public void EmitStart(PointwiseBlock block, string w)
    {
        VectorCode lanes = LanesOf(block);
        string row = RowOf(block);
        foreach (int pixel in Pixels)
        {
            code.Line($"{row}.Load({lanes.Source(w, 0, FloatsOf(block))}, out {row} {Sum(pixel, 0)});");
            code.Lines(method.Residual == ResidualMode.None ? []
                : [Text.Of(
                    $"{Sum(pixel, 0)}.AddGathered({lanes.SourceOf(VectorCode.At("s", tile.Offset + pixel), block.Channels, 1)}, dstBytes, {block.Channels});")]);
            for (int sum = 1; sum < tile.Sums; sum++)
            {
                code.Line($"{row} {Sum(pixel, sum)} = default;");
            }
        }
    }

    /// <summary>Adds the products of one input channel.</summary>
    /// <param name="input">Which input channel of the turn.</param>
    /// <param name="source">Where the tile's first pixel of it stands.</param>
    /// <param name="w">A reference that its weights stand <paramref name="weight"/> floats behind.</param>
    public void EmitFma(PointwiseBlock block, int input, string source, string w, int weight)
    {
        VectorCode lanes = LanesOf(block);
        string row = RowOf(block);
        string weights = Text.Of($"v{input}");
        string x = Text.Of($"p{input}");
        code.Line($"{row}.Load({lanes.Source(w, weight, FloatsOf(block))}, out {row} {weights});");

        // By a lane a scalar need not be broadcast, and four neighbours are one load.
        bool together = lanes.HasLaneMultiplyAdd && tile.Pixels == lanes.Lanes;
        code.Lines(together ? [$"{lanes.Name} {x} = {lanes.Load(source, tile.Offset)};"] : []);
        foreach (int pixel in Pixels)
        {
            string sum = Sum(pixel, input % tile.Sums);
            string element = lanes.Read(source, tile.Offset + pixel);
            code.Line(together ? Text.Of($"{sum}.FmaLane({weights}, {x}, {pixel});")
                : lanes.HasLaneMultiplyAdd ? $"{sum}.FmaLane({weights}, {lanes.Isa.Type}.CreateScalarUnsafe({element}), 0);"
                : $"{sum}.Fma({weights}, {element});");
        }
    }

    /// <summary>Adds the sums of each pixel and stores the channels one by one.</summary>
    public void EmitStore(PointwiseBlock block)
    {
        VectorCode lanes = LanesOf(block);
        foreach (int pixel in Pixels)
        {
            string result = Sum(pixel, 0);
            for (int sum = 1; sum < tile.Sums; sum++)
            {
                code.Line($"{result}.Add({Sum(pixel, sum)});");
            }

            if (method.Activation == Activation.Relu)
            {
                code.Line($"{result}.Max({lanes.ZeroConstant});");
            }
            else if (!method.Activation.IsNone)
            {
                code.Lines(VectorCode.Fields(VectorsOf(block))
                    .Select(field => $"{result}.{field} = {lanes.Activate(method.Activation, $"{result}.{field}")};"));
            }

            int place = tile.Offset + pixel;
            code.Line(method.StoreIsIndexed
                ? Text.Of(
                    $"{result}.Scatter({lanes.TargetListed(VectorCode.At("tileDst", place), "place", block.Channels)}, ref place, {block.Channels});")
                : Text.Of(
                    $"{result}.Scatter({lanes.TargetOf(VectorCode.At("y", place), block.Channels, 1)}, dstBytes, {block.Channels});"));
        }
    }

    private VectorCode LanesOf(PointwiseBlock block) => new(method.LanesOf(block), isChecked);

    private string RowOf(PointwiseBlock block) => LanesOf(block).Row(VectorsOf(block));

    private int VectorsOf(PointwiseBlock block) => (block.Channels + method.LanesOf(block).Lanes - 1) / method.LanesOf(block).Lanes;

    private int FloatsOf(PointwiseBlock block) => VectorsOf(block) * method.LanesOf(block).Lanes;

    private string Sum(int pixel, int sum) => Text.Of($"t{pixel}{(tile.Sums == 1 ? "" : Text.Of($"_{sum}"))}");
}
