using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Writes a step of the plan as the calls that it is: of kernels' methods or of a method of the runtime, with constant addresses.
/// </summary>
internal sealed class StepCall(
    NetworkSchedule schedule, MethodNames names, PlaneTables tables, IReadOnlyList<string> outputs, bool isChecked)
{
    public IEnumerable<string> Lines(Step step) => step.Kernel switch
    {
        CopyKernel copy => copy.Spans.Select(run =>
            Text.Of(
                $"Simd.Copy({Loaded(Argument(step.Source, run.Source), run.Count)}, {Stored(Argument(step.Destination, run.Destination), run.Count)}, {run.Count});")),
        SoftmaxKernel softmax when step.Source != step.Destination =>
        [
            Text.Of(
                $"Simd.Copy({Loaded(Argument(step.Source), softmax.Count)}, {Stored(Argument(step.Destination), softmax.Count)}, {softmax.Count});"),
            Softmax(step.Destination, softmax),
        ],
        SoftmaxKernel softmax => [Softmax(step.Destination, softmax)],
        TransposeKernel transpose => [Transpose(step, transpose)],
        _ => schedule.CallsOf(step.Kernel).Select(call => $"{names.Of(call.Method)}({string.Join(", ", Arguments(step, call))});"),
    };

    private string Softmax(Address address, SoftmaxKernel softmax)
    {
        string values = Stored(Loaded(Argument(address), softmax.Count), softmax.Count);
        return softmax.Pixels == 1
            ? Text.Of($"Simd.Softmax({values}, {softmax.Channels});")
            : Text.Of($"Simd.SoftmaxOfPixels({values}, {softmax.Channels}, {softmax.Pixels});");
    }

    private string Transpose(Step step, TransposeKernel transpose)
    {
        string source = Loaded(Argument(step.Source), transpose.Count);
        string destination = Stored(Argument(step.Destination), transpose.Count);
        return Text.Of($"Simd.Transpose({source}, {destination}, {transpose.Channels}, {transpose.Pixels});");
    }

    private string Loaded(string argument, int count) => isChecked ? Text.Of($"ref check.Load({argument}, {count})") : argument;

    private string Stored(string argument, int count) => isChecked ? Text.Of($"ref check.Store({argument}, {count})") : argument;

    private IEnumerable<string> Arguments(Step step, KernelCall call)
    {
        yield return Argument(step.Source, call.SourceOffset);
        yield return Argument(step.Destination, call.DestinationOffset);
        foreach (Address operand in step.Operands)
        {
            yield return Argument(operand);
        }

        if (step.Residual is not null)
        {
            yield return Argument(step.Residual, call.DestinationOffset);
        }

        if (step.Scratch is not null)
        {
            yield return Argument(step.Scratch);
        }

        if (step.Weights is not null)
        {
            yield return "ref " + VectorCode.At("weights", step.Weights.Index);
        }

        foreach (string table in tables.Arguments(step))
        {
            yield return isChecked ? $"ref check.Table({table})" : $"ref MemoryMarshal.GetReference({table})";
        }

        foreach (string number in Numbers(call))
        {
            yield return number;
        }

        if (isChecked)
        {
            yield return call.Numbers.Count == 0 ? "check" : "check: check";
        }
    }

    /// <summary>What a call tells the method beside its operands, as arguments.</summary>
    public static IEnumerable<string> Numbers(KernelCall call) =>
        call.Numbers.Select(number => Text.Of($"{number.Name}: {number.Value}"));

    private string Argument(Address address, int offset = 0)
    {
        string memory = address.Source switch
        {
            MemorySource.Input => "input",
            MemorySource.Arena => "arena",
            _ => outputs[address.Output],
        };
        return "ref " + VectorCode.At(memory, address.Index + offset);
    }
}
