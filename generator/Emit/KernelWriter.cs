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
}
