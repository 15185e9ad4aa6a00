using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits sums of tensors and activations by themselves: all elements in a row, vector by vector.</summary>
internal sealed class ElementwiseEmitter(
    CodeWriter code, ElementwiseSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        ElementwiseKernel kernel = schedule.Kernel;
        string[] operands = [.. Enumerable.Range(0, kernel.Operands).Select(operand => operand == 0 ? "src" : Text.Of($"src{operand}"))];
        string others = string.Concat(operands.Skip(1).Select(operand => $", ref float {operand}"));
        (int whole, int tail) = (schedule.Whole, schedule.Tail);
        using (Method(name, $"ref float src, ref float dst{others}"))
        {
            DeclareConstants(kernel.Activation);
            if (whole > 0)
            {
                using (Code.Loop("index", 0, whole, Vector.Lanes))
                {
                    Local("acc", string.Join(" + ", operands.Select(operand => Vector.Load($"Unsafe.Add(ref {operand}, index)"))));
                    Code.Line(Vector.Store(Vector.Activate(kernel.Activation, "acc"), "Unsafe.Add(ref dst, index)", 0));
                }
            }

            if (tail > 0)
            {
                Local("last", string.Join(" + ", operands.Select(operand => Vector.LoadFirst(operand, whole, tail))));
                Code.Line(Vector.StoreFirst(Vector.Activate(kernel.Activation, "last"), "dst", whole, tail));
            }
        }
    }
}
