using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the product of every plane and a factor of its own.</summary>
internal sealed class ScaleEmitter(CodeWriter code, ScaleSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        ScaleKernel kernel = schedule.Kernel;
        (int whole, int tail) = (schedule.Whole, schedule.Tail);
        using (Method(name, "ref float src, ref float dst, ref float factors" + (kernel.StoresListed ? ", ref int planes" : "")))
        {
            DeclareConstants(kernel.Activation);
            using (Code.Loop("channel", 0, kernel.Channels, 1))
            {
                string target = kernel.StoresListed ? "plane" : "dst";
                if (kernel.StoresListed)
                {
                    Reference("plane", "dst", Vector.Entry("Unsafe.Add(ref planes, channel)"));
                }

                Local("factor", Vector.Broadcast(Vector.Read("Unsafe.Add(ref factors, channel)")));
                if (whole > 0)
                {
                    using (Code.Loop("pixel", 0, whole, Vector.Lanes))
                    {
                        Local("acc", $"{Vector.Load("Unsafe.Add(ref src, pixel)")} * factor");
                        Code.Line(Vector.Store(Vector.Activate(kernel.Activation, "acc"), $"Unsafe.Add(ref {target}, pixel)", 0));
                    }
                }

                if (tail > 0)
                {
                    Local("last", $"{Vector.LoadFirst("src", whole, tail)} * factor");
                    Code.Line(Vector.StoreFirst(Vector.Activate(kernel.Activation, "last"), target, whole, tail));
                }

                Advance("src", kernel.Pixels);
                if (!kernel.StoresListed)
                {
                    Advance("dst", kernel.Pixels);
                }
            }
        }
    }
}
