using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>What the emitters of kernels that are a method each have in common.</summary>
/// <param name="isChecked">Whether every access asks a <c>MemoryCheck</c>.</param>
internal abstract class KernelWriter(CodeWriter code, KernelSchedule schedule, bool isChecked)
    : MethodWriter(code, schedule.Isa, isChecked)
{
    /// <summary>The locals that <see cref="VectorCode.Activate"/> expects.</summary>
    protected void DeclareConstants(Activation activation) => Code.Lines(Vector.Declarations(activation, false));

    /// <summary>A reference local.</summary>
    protected void Reference(string name, string target, string offset = "0") =>
        Code.Line(offset == "0" ? $"ref float {name} = ref {target};" : $"ref float {name} = ref Unsafe.Add(ref {target}, {offset});");

    protected void Reference(string name, string target, int offset) => Reference(name, target, Text.Of($"{offset}"));

    /// <summary>Locals for the vectors of a tuple.</summary>
    protected void Locals(IEnumerable<string> names, string tuple) =>
        Code.Line($"({string.Join(", ", names.Select(name => $"{Vector.Name} {name}"))}) = {tuple};");

    /// <summary>Asks for the cache lines of neighbouring floats ahead of their use.</summary>
    protected void Prefetch(string reference, int offset, int floats)
    {
        for (int line = 0; line < floats; line += CacheLine.Elements(ElementType.Float32))
        {
            Code.Line(VectorCode.Prefetch(reference, offset + line));
        }
    }

    /// <summary>
    /// Declares accumulators <c>acc{channel}_{vector}</c> with the biases of <c>tileWgt</c> from <paramref name="first"/> on.
    /// </summary>
    protected void StartFromBias(int first, int channels, int vectors)
    {
        int channel = 0;
        for (; Vector.HasLaneMultiplyAdd && channel + Vector.Lanes <= channels; channel += Vector.Lanes)
        {
            // A load that fills four registers costs as much as the copy of one.
            for (int vector = 0; vector < vectors; vector++)
            {
                Locals(Enumerable.Range(channel, Vector.Lanes)
                    .Select(each => Text.Of($"acc{each}_{vector}")), Vector.Broadcast4("tileWgt", first + channel));
            }
        }

        for (; channel < channels; channel++)
        {
            string bias = Vector.Broadcast(Vector.Read("tileWgt", first + channel));
            IEnumerable<string> names = Enumerable.Range(0, vectors)
                .Select(vector => Text.Of($"acc{channel}_{vector} = ") + (vector == 0 ? bias : Text.Of($"acc{channel}_0")));
            Code.Line($"{Vector.Name} {string.Join(", ", names)};");
        }
    }

    /// <summary>
    /// Stores the accumulators, channels <paramref name="step"/> floats apart. ARM has no offsets as large as that, so there a
    /// reference moves on.
    /// </summary>
    /// <param name="count">Lanes that are kept of each vector.</param>
    protected void StoreTile(int first, int channels, int vectors, int step, Activation activation, int count)
    {
        if (Vector.HasLaneMultiplyAdd)
        {
            Reference("y", "tileDst", first * step);
        }

        for (int channel = 0; channel < channels; channel++)
        {
            if (!Vector.HasLaneMultiplyAdd)
            {
                StoreChannel(channel, vectors, "tileDst", (first + channel) * step, activation, count);
                continue;
            }

            StoreChannel(channel, vectors, "y", 0, activation, count);
            if (channel < channels - 1)
            {
                Advance("y", step);
            }
        }
    }

    /// <summary>Stores the accumulators of one channel at an offset.</summary>
    protected void StoreChannel(int channel, int vectors, string reference, int offset, Activation activation, int count)
    {
        string[] accs = [.. Enumerable.Range(0, vectors).Select(vector => Vector.Activate(activation, Text.Of($"acc{channel}_{vector}")))];
        StoreVectors(accs, !activation.IsNone, reference, offset, ((vectors - 1) * Vector.Lanes) + count);
    }

    /// <summary>Stores the first <paramref name="count"/> lanes of neighbouring vectors.</summary>
    /// <param name="computed">
    /// True if each vector is a fresh temporary. A store of several (ST3, ST4) needs consecutive registers; copying live values
    /// into them would cost more than the store saves.
    /// </param>
    protected void StoreVectors(IReadOnlyList<string> vectors, bool computed, string reference, int offset, int count)
    {
        if (schedule.StoresTogether && computed && vectors.Count is 3 or 4 && count == vectors.Count * Vector.Lanes)
        {
            Code.Line(Vector.StoreTogether(vectors, reference, offset));
            return;
        }

        for (int first = 0; first < count; first += Vector.Lanes)
        {
            Code.Line(Vector.StoreFirst(vectors[first / Vector.Lanes], reference, offset + first, count - first));
        }
    }

    /// <summary>Vectors of weights, four channels each.</summary>
    protected int Quads(int channels) => (channels + Vector.Lanes - 1) / Vector.Lanes;

    /// <summary>
    /// Adds to accumulators <c>acc{channel}_{vector}</c> the product of inputs <c>{x}{vector}</c> and one weight per channel,
    /// neighbours from <paramref name="offset"/> on.
    /// </summary>
    protected void MultiplyAdds(string x, int vectors, int channels, string w, string reference, int offset)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            string weights = Text.Of($"{w}{(Vector.HasLaneMultiplyAdd ? channel / Vector.Lanes : channel)}");
            if (!Vector.HasLaneMultiplyAdd)
            {
                Local(weights, Vector.Broadcast(Vector.Read(reference, offset + channel)));
            }
            else if (channel % (2 * Vector.Lanes) == 0)
            {
                // Two neighbouring vectors become one load.
                for (int quad = channel / Vector.Lanes; quad < Math.Min(Quads(channels), (channel / Vector.Lanes) + 2); quad++)
                {
                    Local(Text.Of($"{w}{quad}"), Vector.Load(reference, offset + (quad * Vector.Lanes)));
                }
            }

            for (int vector = 0; vector < vectors; vector++)
            {
                string acc = Text.Of($"acc{channel}_{vector}");
                string sum = Vector.HasLaneMultiplyAdd
                    ? VectorCode.MultiplyAddByLane($"{x}{vector}", weights, channel % Vector.Lanes, acc)
                    : Vector.MultiplyAdd($"{x}{vector}", weights, acc);
                Code.Line($"{acc} = {sum};");
            }
        }
    }
}
