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

    // Lanes from which on one pixel is left to a tile of vectors: with 32 registers there is room for its sum.
    private const int WideLanes = 16;

    /// <summary>
    /// Whether the one pixel that is left behind the vectors of a plane is computed together with the last of them, so that the
    /// weights are read once. It is the plane that says so and not the part of it that is computed: however threads divide it, the
    /// products of a pixel are added in the same order.
    /// </summary>
    public static bool IsOnePixel(PointwiseKernel kernel, VectorIsa isa) =>
        IsOneSum(kernel, isa) && kernel.Pixels % isa.Lanes == 1;

    /// <summary>Independent sums over the input channels: fewer pixels leave room for more of them.</summary>
    public static int Sums(PointwiseKernel kernel, VectorIsa isa, int pixels) => IsOneSum(kernel, isa) ? 1 : MostPixels / pixels;

    private static bool IsOneSum(PointwiseKernel kernel, VectorIsa isa) =>
        isa.Lanes == WideLanes && kernel.Plane > isa.Lanes && kernel.Plane % isa.Lanes == 1;

    public void Emit(PointwiseKernel kernel, int block, int pixels, int sums)
    {
        EmitStart(block, 0, pixels, sums);
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
            int steps = Isa.ByElement && inputs % (2 * sums) == 0 ? 2 * sums : sums;
            using (Code.Loop("input", 0, inputs, steps))
            {
                for (int input = 0; input < steps; input++)
                {
                    string source = Source("plane", input, input == 0 ? "input" : Text.Of($"input + {input}"));
                    EmitMultiplyAdds("x", block, 0, pixels, input, sums, input * block, source, listed ? 0 : input * step);
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
            EmitMultiplyAdds("last", block, 0, pixels, sum, sums, sum * block, source, listed ? 0 : sum * step);
        }

        EmitStore(kernel, block, 0, pixels, sums);

        string Source(string name, int sum, string index)
        {
            if (!listed)
            {
                return "x";
            }

            Reference(Text.Of($"{name}{sum}"), "tileSrc", Isa.Read($"Unsafe.Add(ref load, {index})"));
            return Text.Of($"{name}{sum}");
        }
    }

    /// <summary>Declares the sums of pixels from <paramref name="first"/> on; the first of each pixel starts from the bias.</summary>
    public void EmitStart(int block, int first, int pixels, int sums)
    {
        VectorIsa isa = Isa.NarrowestFor(block);
        foreach ((int pixel, int vector) in Vectors(block, first, pixels))
        {
            for (int sum = 0; sum < sums; sum++)
            {
                string start = sum == 0 ? isa.Load("tileWgt", vector * isa.Lanes) : isa.Zero;
                Code.Line($"{isa.Name} {Sum(pixel, vector, sum)} = {start};");
            }
        }
    }

    /// <summary>Adds the products of one input channel, whose pixel 0 stands at an offset of a source.</summary>
    /// <param name="name">Of the locals for the pixels, where they are needed.</param>
    public void EmitMultiplyAdds(string name, int block, int first, int pixels, int input, int sums, int weight, string source, int offset)
    {
        VectorIsa isa = Isa.NarrowestFor(block);
        foreach ((int pixel, int vector) in Vectors(block, first, pixels))
        {
            // By element a scalar need not be broadcast, and four neighbours are one load.
            string element = isa.Read(source, offset + pixel);
            string x = isa.Broadcast(element);
            if (isa.ByElement)
            {
                x = pixels == isa.Lanes ? Text.Of($"{name}{input}") : Text.Of($"{name}{input}{pixel}");
                Code.Lines(vector > 0 ? [] : pixels < isa.Lanes ? [$"{isa.Name} {x} = {isa.Type}.CreateScalarUnsafe({element});"]
                    : pixel == 0 ? [$"{isa.Name} {x} = {isa.Load(source, offset)};"] : []);
            }

            string acc = Sum(pixel, vector, input % sums);
            string w = isa.Load("w", weight + (vector * isa.Lanes));
            string product = isa.ByElement ? VectorIsa.MultiplyAddByElement(w, x, pixels == isa.Lanes ? pixel : 0, acc) : isa.MultiplyAdd(w, x, acc);
            Code.Line($"{acc} = {product};");
        }
    }

    /// <summary>Adds the sums of each pixel and the shortcut, and stores the channels one by one.</summary>
    public void EmitStore(PointwiseKernel kernel, int block, int first, int pixels, int sums)
    {
        foreach ((int pixel, int vector) in Vectors(block, first, pixels))
        {
            EmitStore(kernel, Isa.NarrowestFor(block), block, pixel, vector, sums);
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

        if (!kernel.Activation.IsNone)
        {
            Code.Line($"{acc} = {isa.Activate(kernel.Activation, acc)};");
        }

        for (int lane = 0; lane < channels; lane++)
        {
            string target = kernel.Store.IsListed
                ? Text.Of($"Unsafe.Add(ref tileDst, {isa.Read("tileStore", first + lane)} + {pixel})")
                : VectorIsa.At("tileDst", Offset(lane));
            Code.Line(isa.Write(Text.Of($"{acc}.GetElement({lane})"), target));
        }
    }

    /// <summary>The vectors of channels of each pixel.</summary>
    private IEnumerable<(int Pixel, int Vector)> Vectors(int block, int first, int pixels)
    {
        int lanes = Isa.NarrowestFor(block).Lanes;
        return from pixel in Enumerable.Range(first, pixels) from vector in Enumerable.Range(0, (block + lanes - 1) / lanes) select (pixel, vector);
    }

    private static string Sum(int pixel, int vector, int sum) => pixel < MostPixels ? Text.Of($"acc{pixel}{vector}{sum}") : Text.Of($"last{vector}");
}
