namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits the classifier: lanes are outputs, so that the weights, the largest tensor of the network, stream through once in
/// the order in which they are packed.
/// </summary>
internal sealed class LinearEmitter(CodeWriter code, VectorIsa isa) : KernelWriter(code, isa)
{
    public void Emit(string name, LinearKernel kernel)
    {
        using (Method(name, "ref float src, ref float dst, ref float wgt"))
        {
            int first = 0;
            foreach ((int outputs, int count) in ChannelBlocks.Runs(kernel.Blocks))
            {
                int kept = Math.Min(outputs, kernel.Outputs - first - ((count - 1) * outputs));

                // Only the very last block can hold fewer outputs than it is packed for.
                int whole = kept == outputs ? count : count - 1;
                if (whole > 0)
                {
                    Code.Line(Text.Of($"// Outputs {first} to {first + (whole * outputs) - 1}, {outputs} at a time."));
                    using (whole == 1 ? Code.Block() : Code.Loop("block", 0, whole, 1))
                    {
                        EmitBlock(kernel, outputs, outputs);
                    }
                }

                first += whole * outputs;
                if (whole < count)
                {
                    Code.Line(Text.Of($"// Outputs {first} to {first + kept - 1}."));
                    using (Code.Block())
                    {
                        EmitBlock(kernel, outputs, kept);
                    }

                    first += kept;
                }
            }
        }
    }

    private void EmitBlock(LinearKernel kernel, int outputs, int kept)
    {
        int vectors = outputs / Isa.Lanes;
        for (int vector = 0; vector < vectors; vector++)
        {
            Local(Text.Of($"acc{vector}"), Isa.Load("wgt", vector * Isa.Lanes));
        }

        int unroll = Isa.ByElement && kernel.Inputs >= 4 ? 4 : 1;
        int unrolled = kernel.Inputs / unroll * unroll;
        Advance("wgt", outputs);
        Reference("x", "src");
        using (Code.Loop("input", 0, unrolled, unroll))
        {
            EmitMultiplyAdds(outputs, vectors, unroll);
        }

        for (int rest = unrolled; rest < kernel.Inputs; rest++)
        {
            using (Code.Block())
            {
                EmitMultiplyAdds(outputs, vectors, 1);
            }
        }

        for (int vector = 0; vector < vectors; vector++)
        {
            int offset = vector * Isa.Lanes;
            if (offset < kept)
            {
                Code.Line(Isa.StoreFirst(Text.Of($"acc{vector}"), "dst", offset, kept - offset));
            }
        }

        Advance("dst", kept);
    }

    private void EmitMultiplyAdds(int outputs, int vectors, int inputs)
    {
        Local("x0", inputs == 4 ? Isa.Load("x") : Isa.Broadcast(Isa.Read("x")));
        for (int input = 0; input < inputs; input++)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                string acc = Text.Of($"acc{vector}");
                string weights = Isa.Load("wgt", (input * outputs) + (vector * Isa.Lanes));
                string sum = inputs == 4 ? VectorIsa.MultiplyAddByElement(weights, "x0", input, acc) : Isa.MultiplyAdd(weights, "x0", acc);
                Code.Line($"{acc} = {sum};");
            }
        }

        Advance("wgt", inputs * outputs);
        Advance("x", inputs);
    }
}
