using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the mean of every plane.</summary>
internal sealed class GlobalAverageEmitter(
    CodeWriter code, GlobalAverageSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        GlobalAverageKernel kernel = schedule.Kernel;
        using (Method(name, "ref float src, ref float dst"))
        using (Code.Loop("channel", 0, kernel.Channels, 1))
        {
            Local("sum", Vector.LoadFirst("src", schedule.Vectors * Vector.Lanes, schedule.Tail));
            if (schedule.IsUnrolled)
            {
                EmitUnrolled();
            }
            else
            {
                using (Code.Loop("pixel", 0, schedule.Vectors * Vector.Lanes, Vector.Lanes))
                {
                    Code.Line($"sum += {Vector.Load("src", "(nuint)pixel")};");
                }
            }

            Code.Line(Vector.Write(Text.Of($"{Vector.Isa.Type}.Sum(sum) * (1f / {kernel.Pixels})"), "Unsafe.Add(ref dst, channel)"));
            Advance("src", kernel.Pixels);
        }
    }

    private void EmitUnrolled()
    {
        for (int vector = 0; vector < schedule.PairedVectors; vector += 2)
        {
            // Two neighbouring vectors become one load.
            Local(Text.Of($"x{vector}"), Vector.Load("src", vector * Vector.Lanes));
            Local(Text.Of($"x{vector + 1}"), Vector.Load("src", (vector + 1) * Vector.Lanes));
            Code.Lines([Text.Of($"sum += x{vector};"), Text.Of($"sum += x{vector + 1};")]);
        }

        for (int vector = schedule.PairedVectors; vector < schedule.Vectors; vector++)
        {
            Code.Line($"sum += {Vector.Load("src", vector * Vector.Lanes)};");
        }
    }
}
