using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// Emits a convolution of any window in any groups: a register tile of some output channels x one vector of columns, over input
/// channels and rows of the window in loops and its columns in a line. What a window covers beyond the left or right border is
/// masked to zero, what lies above or below is not computed. The last vector of a row begins earlier where it would run over.
/// </summary>
internal sealed class GroupedConvolutionEmitter(
    CodeWriter code, GroupedConvolutionSchedule schedule, bool isChecked) : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        GroupedConvolutionKernel kernel = schedule.Kernel;
        using (Method(name, "ref float src, ref float dst, ref float wgt"))
        {
            DeclareConstants(kernel.Activation);
            Code.Line("// The columns under the first tap of each lane, from that of the first lane on.");
            Code.Line(
                $"{Vector.Integers} lanes = {Vector.Constant([.. Enumerable.Range(0, Vector.Lanes).Select(lane => Text.Of($"{lane * kernel.Stride}"))])};");
            using (Code.Loop("group", 0, kernel.Groups, 1))
            {
                EmitGroup(kernel);
                Code.Line();
                Advance("src", kernel.InputsPerGroup * kernel.Input.Plane);
                Advance("dst", kernel.Output.Channels / kernel.Groups * kernel.Output.Plane);
                Advance("wgt", kernel.GroupWeights);
            }
        }
    }

    private void EmitGroup(GroupedConvolutionKernel kernel)
    {
        using (Code.Loop("row", kernel.FirstRow, kernel.FirstRow + kernel.Rows, 1))
        {
            Code.Line(Text.Of($"nint firstRow = ({kernel.Stride} * row) - {kernel.Padding.Top};"));
            Code.Line("// Taps above the first or below the last row would meet padding.");
            Code.Line("nint firstTap = nint.Max(0, -firstRow);");
            Code.Line(Text.Of($"nint endTap = nint.Min({kernel.Kernel}, {kernel.Input.Height} - firstRow);"));
            int width = kernel.Output.Width;
            using (Code.Loop(schedule.Fits ? "col" : "next", 0, width, Vector.Lanes))
            {
                Code.Lines(schedule.Fits ? [] : [Text.Of($"nint col = nint.Min(next, {schedule.LastColumn});")]);
                EmitMasks(kernel);
                Reference(
                    "tileSrc", "src", Text.Of($"(firstRow * {kernel.Input.Width}) + ({kernel.Stride} * col) - {kernel.Padding.Left}"));
                Reference("tileDst", "dst", Text.Of($"(row * {width}) + col"));
                Reference("tileWgt", "wgt");
                foreach ((int channels, int count) in ChannelBlocks.Runs(kernel.Blocks))
                {
                    using (count == 1 ? Code.Block() : Code.Loop("block", 0, count, 1))
                    {
                        EmitBlock(kernel, channels);
                        Advance("tileWgt", channels * ((kernel.InputsPerGroup * kernel.Kernel * kernel.Kernel) + 1));
                        Advance("tileDst", channels * kernel.Output.Plane);
                    }
                }
            }
        }
    }

    private void EmitMasks(GroupedConvolutionKernel kernel)
    {
        if (Enumerable.Range(0, kernel.Kernel).Any(tap => schedule.NeedsMask(tap)))
        {
            Code.Line(
                $"{Vector.Integers} under = lanes + {Vector.Broadcast(Text.Of($"(int)(({kernel.Stride} * col) - {kernel.Padding.Left})"))};");
        }

        foreach (int tap in Enumerable.Range(0, kernel.Kernel).Where(tap => schedule.NeedsMask(tap)))
        {
            string left = Text.Of($"{Vector.Isa.Type}.GreaterThan(under, {Vector.Broadcast(Text.Of($"{-tap - 1}"))})");
            string right = Text.Of($"{Vector.Isa.Type}.LessThan(under, {Vector.Broadcast(Text.Of($"{kernel.Input.Width - tap}"))})");
            Code.Line($"{Vector.Name} mask{tap} = ({left} & {right}).AsSingle();");
        }
    }

    private void EmitBlock(GroupedConvolutionKernel kernel, int channels)
    {
        int taps = kernel.Kernel * kernel.Kernel;
        for (int channel = 0; channel < channels; channel++)
        {
            Local(Text.Of($"acc{channel}_0"), Vector.Broadcast(Vector.Read("tileWgt", channel)));
        }

        using (Code.Loop("input", 0, kernel.InputsPerGroup, 1))
        using (Code.Block("for (nint tap = firstTap; tap < endTap; tap++)"))
        {
            Reference("x", "tileSrc", Text.Of($"(input * {kernel.Input.Plane}) + (tap * {kernel.Input.Width})"));
            Reference("w", "tileWgt", Text.Of($"{channels} + (((input * {taps}) + (tap * {kernel.Kernel})) * {channels})"));
            for (int tap = 0; tap < kernel.Kernel; tap++)
            {
                string loaded = kernel.Stride == 1
                    ? Vector.Load("x", tap)
                    : VectorCode.Even(Vector.Load("x", tap), Vector.Load("x", tap + Vector.Lanes));
                Local(Text.Of($"x{tap}"), schedule.NeedsMask(tap) ? Text.Of($"{loaded} & mask{tap}") : loaded);
                for (int channel = 0; channel < channels; channel++)
                {
                    string weight = Vector.Broadcast(Vector.Read("w", (tap * channels) + channel));
                    Code.Line(Text.Of($"acc{channel}_0 = {Vector.MultiplyAdd(Text.Of($"x{tap}"), weight, Text.Of($"acc{channel}_0"))};"));
                }
            }
        }

        for (int channel = 0; channel < channels; channel++)
        {
            StoreChannel(channel, 1, "tileDst", channel * kernel.Output.Plane, kernel.Activation, schedule.StoredLanes);
        }
    }
}
