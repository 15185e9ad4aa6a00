namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Writes a step of the plan as the call that it is: a kernel or a method of the runtime, with constant addresses.</summary>
internal sealed class StepCall(KernelNames names, PlaneTables tables, IReadOnlyList<string> outputs, bool isChecked)
{
    public IEnumerable<string> Lines(Step step) => step.Kernel switch
    {
        CopyKernel copy => copy.Spans.Select(run =>
            Text.Of($"{Memory}.Copy({Argument(step.Source, run.Source)}, {Argument(step.Destination, run.Destination)}, {run.Count});")),
        SoftmaxKernel softmax when step.Source != step.Destination =>
        [
            Text.Of($"{Memory}.Copy({Argument(step.Source)}, {Argument(step.Destination)}, {softmax.Count});"),
            Text.Of($"{Memory}.Softmax({Argument(step.Destination)}, {softmax.Count});"),
        ],
        SoftmaxKernel softmax => [Text.Of($"{Memory}.Softmax({Argument(step.Destination)}, {softmax.Count});")],
        _ => [$"{names.Of(step.Kernel)}({string.Join(", ", Arguments(step))});"],
    };

    private string Memory => isChecked ? "check" : "Simd";

    private IEnumerable<string> Arguments(Step step)
    {
        yield return Argument(step.Source);
        yield return Argument(step.Destination);
        foreach (Address operand in step.Operands)
        {
            yield return Argument(operand);
        }

        if (step.Residual is not null)
        {
            yield return Argument(step.Residual);
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

        if (isChecked)
        {
            yield return "check";
        }
    }

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
