using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Emits the loop over the bands of the first convolution and its pool; what it calls are kernels of their own.</summary>
internal sealed class StemEmitter(
    CodeWriter code, StemSchedule schedule, NetworkSchedule network, MethodNames names, bool isChecked)
    : KernelWriter(code, schedule, isChecked)
{
    public void Emit(string name)
    {
        StemKernel kernel = schedule.Kernel;
        int width = kernel.Convolution.Output.Width;
        using (Method(name, "ref float src, ref float dst, ref float band, ref float wgt"))
        {
            EmitFirstRow(kernel);
            Code.Line();
            int end = kernel.FirstRow + (schedule.FullBands * kernel.BandRows);
            if (schedule.FullBands > 0)
            {
                using (Code.Loop("row", kernel.FirstRow, end, kernel.BandRows))
                {
                    EmitBand(kernel, kernel.Pool);
                    Code.Line();
                    Code.Line("// The last row is the first one of the next band.");
                    int shared = kernel.Pool.Stride * kernel.BandRows * kernel.Convolution.Output.Width;
                    ForEachPlane(
                        kernel,
                        plane => Text.Of(
                            $"Simd.Copy({Vector.Source($"Unsafe.Add(ref band, {plane} + {shared})", 0, width)}, {Vector.Target($"Unsafe.Add(ref band, {plane})", width)}, {width});"));
                }
            }

            if (kernel.LastPool is DepthwiseKernel last)
            {
                using (Code.Block())
                {
                    Code.Line(Text.Of($"const nint row = {end};"));
                    EmitBand(kernel, last);
                }
            }
        }
    }

    private string Check => Vector.Checked ? ", check" : "";

    private void EmitBand(StemKernel kernel, DepthwiseKernel pool)
    {
        int width = kernel.Convolution.Output.Width;
        int rows = pool.Stride * pool.Rows;
        string first = Text.Of($"{pool.Stride} * row") + (pool.Padding == 0 ? " + 1" : "");
        Code.Lines(kernel.EndsBelow ? [Text.Of($"nint rows = nint.Min({rows}, {kernel.Convolution.Output.Height} - ({first}));")] : []);
        Code.Line(
            $"{names.Of(kernel.Convolution)}(ref src, ref {VectorCode.At("band", width)}, ref wgt, {first}, {(kernel.EndsBelow ? "rows" : Text.Of($"{rows}"))}{Check});");
        if (kernel.EndsBelow)
        {
            using (Code.Block(Text.Of($"if (rows < {rows})")))
            {
                Code.Line("// Nothing is negative, so zeros stand for what lies below.");
                ForEachPlane(
                    kernel,
                    plane => Text.Of(
                        $"Simd.Clear({Vector.Target($"Unsafe.Add(ref band, {plane} + (rows + 1) * {width})", $"(int)({rows} - rows) * {width}")}, (int)({rows} - rows) * {width});"));
            }
        }

        foreach (KernelCall call in network.CallsOf(pool))
        {
            string numbers = string.Join(", ", StepCall.Numbers(call));
            Code.Line(Text.Of(
                $"{names.Of(call.Method)}(ref {VectorCode.At("band", call.SourceOffset)}, ref Unsafe.Add(ref dst, row * {pool.Output.Width}), {numbers}{(Vector.Checked ? ", check: check" : "")});"));
        }
    }

    private void EmitFirstRow(StemKernel kernel)
    {
        if (kernel.FirstConvolved >= 0)
        {
            Code.Line(Text.Of($"{names.Of(kernel.Convolution)}(ref src, ref band, ref wgt, {kernel.FirstConvolved}, 1{Check});"));
            return;
        }

        Code.Line("// Nothing is negative, so zeros stand for what lies above.");
        ForEachPlane(
            kernel,
            plane => Text.Of(
                $"Simd.Clear({Vector.Target($"Unsafe.Add(ref band, {plane})", kernel.Convolution.Output.Width)}, {kernel.Convolution.Output.Width});"));
    }

    private void ForEachPlane(StemKernel kernel, Func<string, string> statement)
    {
        using (Code.Loop("plane", 0, kernel.BandLength, kernel.Convolution.DestinationPlane))
        {
            Code.Line(statement("plane"));
        }
    }
}
