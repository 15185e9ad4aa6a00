using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the classifier.</summary>
internal sealed class LinearEmitter(CodeWriter code, LinearSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        using (Method(name, "ref float src, ref float dst, ref float wgt"))
        {
            DeclareConstants(schedule.Kernel.Activation);
            foreach (OutputRun run in schedule.Runs)
            {
                Code.Line(Text.Of($"// Outputs {run.First} to {run.Last}{(run.Count == 1 ? "" : Text.Of($", {run.Outputs} at a time"))}."));
                using (Code.Repeat("block", run.Count))
                {
                    EmitBlock(run.Outputs, run.Kept);
                }
            }
        }
    }

    private void EmitBlock(int outputs, int kept)
    {
        int vectors = outputs / Vector.Lanes;
        for (int vector = 0; vector < vectors; vector++)
        {
            Local(Text.Of($"acc{vector}"), Vector.Load("wgt", vector * Vector.Lanes));
        }

        Advance("wgt", outputs);
        Reference("x", "src");
        using (schedule.InputsInTurns == schedule.StepsPerTurn
            ? Code.Block()
            : Code.Loop("input", 0, schedule.InputsInTurns, schedule.StepsPerTurn))
        {
            EmitMultiplyAdds(outputs, vectors, schedule.StepsPerTurn);
        }

        for (int rest = schedule.InputsInTurns; rest < schedule.Kernel.Inputs; rest++)
        {
            using (Code.Block())
            {
                EmitMultiplyAdds(outputs, vectors, 1);
            }
        }

        for (int vector = 0; vector < vectors; vector++)
        {
            int offset = vector * Vector.Lanes;
            if (offset < kept)
            {
                Code.Line(Vector.StoreFirst(
                    Vector.Activate(schedule.Kernel.Activation, Text.Of($"acc{vector}")), "dst", offset, kept - offset));
            }
        }

        Advance("dst", kept);
    }

    private void EmitMultiplyAdds(int outputs, int vectors, int inputs)
    {
        Local("x0", inputs > 1 ? Vector.Load("x") : Vector.Broadcast(Vector.Read("x")));
        for (int input = 0; input < inputs; input++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string acc = Text.Of($"acc{vector}");
                string weights = Vector.Load("wgt", (input * outputs) + (vector * Vector.Lanes));
                string sum = inputs > 1 ? VectorCode.MultiplyAddByLane(weights, "x0", input, acc) : Vector.MultiplyAdd(weights, "x0", acc);
                Code.Line($"{acc} = {sum};");
            }
        }

        Advance("wgt", inputs * outputs);
        Advance("x", inputs);
    }
}
