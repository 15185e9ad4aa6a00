namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>What the emitters of kernels have in common.</summary>
internal abstract class KernelWriter(CodeWriter code, VectorIsa isa)
{
    protected CodeWriter Code { get; } = code;

    protected VectorIsa Isa { get; } = isa;

    /// <summary>
    /// The signature and braces of a kernel. It is compiled once, optimised: a first inference in unoptimised code would
    /// take some twenty times as long.
    /// </summary>
    protected IDisposable Method(string name, string parameters)
    {
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        return Code.Block($"private static void {name}({parameters})");
    }

    /// <summary>A reference local.</summary>
    protected void Reference(string name, string target, string offset = "0") =>
        Code.Line(offset == "0" ? $"ref float {name} = ref {target};" : $"ref float {name} = ref Unsafe.Add(ref {target}, {offset});");

    protected void Reference(string name, string target, int offset) => Reference(name, target, Text.Of($"{offset}"));

    /// <summary>Moves a reference forward.</summary>
    protected void Advance(string name, int step) =>
        Code.Line(Text.Of($"{name} = ref Unsafe.Add(ref {name}, {step});"));

    protected void Local(string name, string value) => Code.Line($"{Isa.Name} {name} = {value};");

    /// <summary>
    /// The channels of a block in parts whose accumulators fit beside the inputs and one weight: the whole block in 32
    /// registers, equal parts in 16.
    /// </summary>
    protected IEnumerable<(int First, int Channels)> Parts(int block, int vectors, int inputRegisters)
    {
        int most = Isa.Registers == 32 ? block : Math.Max(1, (Isa.Registers - 1 - inputRegisters) / vectors);
        int parts = (block + most - 1) / most;
        for (int part = 0, first = 0; part < parts; part++)
        {
            int channels = (block - first + (parts - part) - 1) / (parts - part);
            yield return (first, channels);
            first += channels;
        }
    }
}
