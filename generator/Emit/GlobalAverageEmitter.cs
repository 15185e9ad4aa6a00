namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the mean of every plane.</summary>
internal sealed class GlobalAverageEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    public void Emit(string name, GlobalAverageKernel kernel)
    {
        int vectors = kernel.Pixels / Isa.Lanes;
        int rest = kernel.Pixels % Isa.Lanes;
        using (Method(name, "ref float src, ref float dst"))
        using (Code.Loop("channel", 0, kernel.Channels, 1))
        {
            Local("sum", Isa.LoadFirst("src", vectors * Isa.Lanes, rest));
            if (vectors > 4)
            {
                using (Code.Loop("pixel", 0, vectors * Isa.Lanes, Isa.Lanes))
                {
                    Code.Line($"sum += {Isa.Load("src", "(nuint)pixel")};");
                }
            }

            for (int vector = 0; vectors <= 4 && vector < vectors; vector++)
            {
                Code.Line($"sum += {Isa.Load("src", vector * Isa.Lanes)};");
            }

            Code.Line(Isa.Write(Text.Of($"{Isa.Type}.Sum(sum) * (1f / {kernel.Pixels})"), "Unsafe.Add(ref dst, channel)"));
            Advance("src", kernel.Pixels);
        }
    }
}
