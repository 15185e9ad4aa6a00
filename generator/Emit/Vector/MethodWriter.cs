namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>What the emitters of methods have in common.</summary>
/// <param name="isChecked">Whether every access asks a <c>MemoryCheck</c>.</param>
internal abstract class MethodWriter(CodeWriter code, VectorIsa isa, bool isChecked)
{
    protected CodeWriter Code { get; } = code;

    protected VectorCode Vector { get; } = new(isa, isChecked);

    /// <summary>
    /// The signature and braces of a kernel. It is compiled once, optimised: a first inference in unoptimised code would
    /// take some twenty times as long.
    /// </summary>
    protected IDisposable Method(string name, string parameters)
    {
        Code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        return Code.Block($"private static void {name}({parameters}{(Vector.Checked ? ", MemoryCheck check" : "")})");
    }

    /// <summary>Moves a reference forward.</summary>
    protected void Advance(string name, int step) => Code.Line(Text.Of($"{name} = ref Unsafe.Add(ref {name}, {step});"));

    protected void Local(string name, string value) => Code.Line($"{Vector.Name} {name} = {value};");
}
