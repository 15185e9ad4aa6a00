namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a tile of a 1x1 convolution in which lanes are output channels: for the pixels at the end of a plane that fill no
/// vector. It reads the same packed weights as the other tiles; a block of fewer channels than lanes reads on into what
/// follows it, and those lanes are never stored.
/// </summary>
internal sealed class LaneTile(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa.NarrowestFor(8))
{
    /// <summary>Pixels at a time: four accumulators in flight hide the latency of the multiply-add.</summary>
    public const int MostPixels = 4;

    public void Emit(PointwiseKernel kernel, int block, int pixels)
    {
        VectorIsa isa = Isa.NarrowestFor(block);
        int vectors = (block + isa.Lanes - 1) / isa.Lanes;

        // Fewer pixels leave room for as many independent sums over the input channels.
        int sums = MostPixels / pixels;
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                for (int sum = 0; sum < sums; sum++)
                {
                    string start = sum == 0 ? isa.Load("tileWgt", vector * isa.Lanes) : isa.Zero;
                    Code.Line($"{isa.Name} {Sum(pixel, vector, sum)} = {start};");
                }
            }
        }

        int inputs = kernel.Inputs / sums * sums;
        int step = kernel.Load.ChannelStep * kernel.Plane;
        bool listed = kernel.Load.IsListed;
        if (!listed)
        {
            Reference("x", "tileSrc");
        }

        Reference("w", "tileWgt", block);
        if (inputs > 0)
        {
            // On ARM the loop's own instructions do not hide behind the multiply-adds.
            int steps = isa.ByElement && inputs % (2 * sums) == 0 ? 2 * sums : sums;
            using (Code.Loop("input", 0, inputs, steps))
            {
                for (int input = 0; input < steps; input++)
                {
                    string source = Source("plane", input, input == 0 ? "input" : Text.Of($"input + {input}"));
                    EmitMultiplyAdds(isa, "x", pixels, vectors, input, sums, input * block, source, listed ? 0 : input * step);
                }

                if (!listed)
                {
                    Advance("x", steps * step);
                }

                Advance("w", steps * block);
            }
        }

        for (int sum = 0; sum < kernel.Inputs - inputs; sum++)
        {
            string source = Source("rest", sum, Text.Of($"{inputs + sum}"));
            EmitMultiplyAdds(isa, "last", pixels, vectors, sum, sums, sum * block, source, listed ? 0 : sum * step);
        }

        for (int pixel = 0; pixel < pixels; pixel++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                EmitStore(kernel, isa, block, pixel, vector, sums);
            }
        }

        string Source(string name, int sum, string index)
        {
            if (!listed)
            {
                return "x";
            }

            Reference(Text.Of($"{name}{sum}"), "tileSrc", isa.Read($"Unsafe.Add(ref load, {index})"));
            return Text.Of($"{name}{sum}");
        }
    }

    private static string Sum(int pixel, int vector, int sum) => Text.Of($"acc{pixel}{vector}{sum}");

    private void EmitMultiplyAdds(VectorIsa isa, string name, int pixels, int vectors, int input, int sums, int weight, string source, int offset)
    {
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            // By element a scalar need not be broadcast, and four neighbours are one load.
            string element = isa.Read(source, offset + pixel);
            string x = isa.Broadcast(element);
            if (isa.ByElement)
            {
                x = pixels == isa.Lanes ? Text.Of($"{name}{input}") : Text.Of($"{name}{input}{pixel}");
                Code.Lines(pixels < isa.Lanes ? [$"{isa.Name} {x} = {isa.Type}.CreateScalarUnsafe({element});"]
                    : pixel == 0 ? [$"{isa.Name} {x} = {isa.Load(source, offset)};"] : []);
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string acc = Sum(pixel, vector, input % sums);
                string w = isa.Load("w", weight + (vector * isa.Lanes));
                string sum = isa.ByElement ? VectorIsa.MultiplyAddByElement(w, x, pixels == isa.Lanes ? pixel : 0, acc) : isa.MultiplyAdd(w, x, acc);
                Code.Line($"{acc} = {sum};");
            }
        }
    }

    private void EmitStore(PointwiseKernel kernel, VectorIsa isa, int block, int pixel, int vector, int sums)
    {
        string acc = Sum(pixel, vector, 0);
        for (int sum = 1; sum < sums; sum++)
        {
            Code.Line($"{acc} += {Sum(pixel, vector, sum)};");
        }

        int first = vector * isa.Lanes;
        int channels = Math.Min(isa.Lanes, block - first);
        int Offset(int lane) => ((first + lane) * kernel.Store.ChannelStep * kernel.Plane) + pixel;
        if (kernel.Residual != ResidualMode.None)
        {
            string shortcut = kernel.Residual == ResidualMode.InPlace ? "tileDst" : "tileRes";
            IEnumerable<string> lanes = Enumerable.Range(0, isa.Lanes).Select(lane => lane < channels ? isa.Read(shortcut, Offset(lane)) : "0f");
            Code.Line($"{acc} += {isa.Type}.Create({string.Join(", ", lanes)});");
        }

        if (kernel.Relu)
        {
            Code.Line($"{acc} = {isa.Relu(acc)};");
        }

        for (int lane = 0; lane < channels; lane++)
        {
            string target = kernel.Store.IsListed
                ? Text.Of($"Unsafe.Add(ref tileDst, {isa.Read("tileStore", first + lane)} + {pixel})")
                : VectorIsa.At("tileDst", Offset(lane));
            Code.Line(isa.Write(Text.Of($"{acc}.GetElement({lane})"), target));
        }
    }
}
