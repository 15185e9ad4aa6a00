using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a tile of a 1x1 convolution in which lanes are output channels: for the pixels at the end of a plane that fill no
/// vector. It reads the same packed weights as the other tiles; a block of fewer channels than lanes reads on into what
/// follows it, and those lanes are never stored.
/// </summary>
internal sealed class TailTileEmitter(CodeWriter code, PointwiseSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    private readonly PointwiseKernel _kernel = schedule.Kernel;

    /// <summary>A tile of its own.</summary>
    /// <param name="block">Channels of the block.</param>
    public void Emit(int block, TailTile tile)
    {
        EmitStart(block, tile);
        int inputs = _kernel.Inputs / tile.Sums * tile.Sums;
        bool indexed = _kernel.Load.IsIndexed;
        if (!indexed)
        {
            Reference("x", "tileSrc");
        }

        Reference("w", "tileWgt", block);
        if (inputs > 0)
        {
            int steps = tile.StepsPerTurn;
            bool loops = inputs > steps;
            using (loops ? Code.Loop("input", 0, inputs, steps) : Code.Block())
            {
                for (int input = 0; input < steps; input++)
                {
                    string index = !loops ? Text.Of($"{input}") : input == 0 ? "input" : Text.Of($"input + {input}");
                    EmitMultiplyAdds("x", block, tile, input, input * block, Source("plane", input, index), indexed ? 0 : input * schedule.LoadStep);
                }

                if (loops || inputs < _kernel.Inputs)
                {
                    if (!indexed)
                    {
                        Advance("x", steps * schedule.LoadStep);
                    }

                    Advance("w", steps * block);
                }
            }
        }

        for (int sum = 0; sum < _kernel.Inputs - inputs; sum++)
        {
            string source = Source("rest", sum, Text.Of($"{inputs + sum}"));
            EmitMultiplyAdds("last", block, tile, sum, sum * block, source, indexed ? 0 : sum * schedule.LoadStep);
        }

        EmitStore(block, tile);

        string Source(string name, int sum, string index)
        {
            if (!indexed)
            {
                return "x";
            }

            Reference(Text.Of($"{name}{sum}"), "tileSrc", Vector.Read($"Unsafe.Add(ref load, {index})"));
            return Text.Of($"{name}{sum}");
        }
    }

    /// <summary>Declares the sums of the pixels; the first of each pixel starts from the bias.</summary>
    public void EmitStart(int block, TailTile tile)
    {
        VectorCode lanes = LanesOf(block);
        foreach ((int pixel, int vector) in Vectors(block, tile))
        {
            for (int sum = 0; sum < tile.Sums; sum++)
            {
                string start = sum == 0 ? lanes.Load("tileWgt", vector * lanes.Lanes) : lanes.Zero;
                Code.Line($"{lanes.Name} {Sum(tile, pixel, vector, sum)} = {start};");
            }
        }
    }

    /// <summary>Adds the products of one input channel, whose pixel 0 stands at an offset of a source.</summary>
    /// <param name="name">Of the locals for the pixels, where they are needed.</param>
    /// <param name="block">Channels of the block.</param>
    /// <param name="input">Which input channel of the turn.</param>
    /// <param name="weight">Where its weights stand.</param>
    public void EmitMultiplyAdds(string name, int block, TailTile tile, int input, int weight, string source, int offset)
    {
        VectorCode lanes = LanesOf(block);
        foreach ((int pixel, int vector) in Vectors(block, tile))
        {
            // By a lane a scalar need not be broadcast, and four neighbours are one load.
            string element = lanes.Read(source, offset + pixel);
            string x = lanes.Broadcast(element);
            bool whole = tile.Pixels == lanes.Lanes;
            if (lanes.HasLaneMultiplyAdd)
            {
                x = whole ? Text.Of($"{name}{input}") : Text.Of($"{name}{input}_{pixel}");
                Code.Lines(vector > 0 ? [] : !whole ? [$"{lanes.Name} {x} = {lanes.Isa.Type}.CreateScalarUnsafe({element});"]
                    : pixel == 0 ? [$"{lanes.Name} {x} = {lanes.Load(source, offset)};"] : []);
            }

            string acc = Sum(tile, pixel, vector, input % tile.Sums);
            string w = lanes.Load("w", weight + (vector * lanes.Lanes));
            string product = lanes.HasLaneMultiplyAdd ? VectorCode.MultiplyAddByLane(w, x, whole ? pixel : 0, acc) : lanes.MultiplyAdd(w, x, acc);
            Code.Line($"{acc} = {product};");
        }
    }

    /// <summary>Adds the sums of each pixel and the shortcut, and stores the channels one by one.</summary>
    public void EmitStore(int block, TailTile tile)
    {
        foreach ((int pixel, int vector) in Vectors(block, tile))
        {
            EmitStore(LanesOf(block), block, tile, pixel, vector);
        }
    }

    private void EmitStore(VectorCode lanes, int block, TailTile tile, int pixel, int vector)
    {
        string acc = Sum(tile, pixel, vector, 0);
        for (int sum = 1; sum < tile.Sums; sum++)
        {
            Code.Line($"{acc} += {Sum(tile, pixel, vector, sum)};");
        }

        int first = vector * lanes.Lanes;
        int channels = Math.Min(lanes.Lanes, block - first);
        int Offset(int lane) => ((first + lane) * schedule.StoreStep) + pixel;
        if (_kernel.Residual != ResidualMode.None)
        {
            string shortcut = _kernel.Residual == ResidualMode.InPlace ? "tileDst" : "tileRes";
            IEnumerable<string> values = Enumerable.Range(0, lanes.Lanes).Select(lane => lane < channels ? lanes.Read(shortcut, Offset(lane)) : "0f");
            Code.Line($"{acc} += {lanes.Isa.Type}.Create({string.Join(", ", values)});");
        }

        if (!_kernel.Activation.IsNone)
        {
            Code.Line($"{acc} = {lanes.Activate(_kernel.Activation, acc)};");
        }

        for (int lane = 0; lane < channels; lane++)
        {
            string target = _kernel.Store.IsIndexed
                ? Text.Of($"Unsafe.Add(ref tileDst, {lanes.Read("tileStore", first + lane)} + {pixel})")
                : VectorCode.At("tileDst", Offset(lane));
            Code.Line(lanes.Write(Text.Of($"{acc}.GetElement({lane})"), target));
        }
    }

    private VectorCode LanesOf(int block) => Vector with { Isa = schedule.TailIsa(block) };

    /// <summary>The vectors of channels of each pixel; pixels are counted from where the tile's operands begin.</summary>
    private IEnumerable<(int Pixel, int Vector)> Vectors(int block, TailTile tile)
    {
        int lanes = schedule.TailIsa(block).Lanes;
        return from pixel in Enumerable.Range(tile.Offset, tile.Pixels) from vector in Enumerable.Range(0, (block + lanes - 1) / lanes) select (pixel, vector);
    }

    private static string Sum(TailTile tile, int pixel, int vector, int sum) =>
        tile.IsFused ? Text.Of($"last{vector}") : Text.Of($"acc{pixel}_{vector}_{sum}");
}
