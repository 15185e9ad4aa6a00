namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the mean of every plane.</summary>
internal sealed class GlobalAverageEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    // Vectors of a plane that are added without a loop: where its counter hides behind the loads, and where it would not.
    private const int MostUnrolledOfWide = 4;
    private const int MostUnrolled = 16;

    public void Emit(string name, GlobalAverageKernel kernel)
    {
        int vectors = kernel.Pixels / Isa.Lanes;
        int rest = kernel.Pixels % Isa.Lanes;
        using (Method(name, "ref float src, ref float dst"))
        using (Code.Loop("channel", 0, kernel.Channels, 1))
        {
            Local("sum", Isa.LoadFirst("src", vectors * Isa.Lanes, rest));
            int unrolled = Isa.ByElement ? MostUnrolled : MostUnrolledOfWide;
            if (vectors > unrolled)
            {
                using (Code.Loop("pixel", 0, vectors * Isa.Lanes, Isa.Lanes))
                {
                    Code.Line($"sum += {Isa.Load("src", "(nuint)pixel")};");
                }
            }

            for (int vector = 0; Isa.ByElement && vectors <= unrolled && vector + 1 < vectors; vector += 2)
            {
                // Two neighbouring vectors become one load.
                Local(Text.Of($"x{vector}"), Isa.Load("src", vector * Isa.Lanes));
                Local(Text.Of($"x{vector + 1}"), Isa.Load("src", (vector + 1) * Isa.Lanes));
                Code.Lines([Text.Of($"sum += x{vector};"), Text.Of($"sum += x{vector + 1};")]);
            }

            for (int vector = Isa.ByElement ? vectors / 2 * 2 : 0; vectors <= unrolled && vector < vectors; vector++)
            {
                Code.Line($"sum += {Isa.Load("src", vector * Isa.Lanes)};");
            }

            Code.Line(Isa.Write(Text.Of($"{Isa.Type}.Sum(sum) * (1f / {kernel.Pixels})"), "Unsafe.Add(ref dst, channel)"));
            Advance("src", kernel.Pixels);
        }
    }
}
