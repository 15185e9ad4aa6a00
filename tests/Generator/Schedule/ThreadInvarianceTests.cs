using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Tests.Generator.Schedule;

/// <summary>
/// In which order the products of a pixel are added, with and without threads: in a vector one after the other, in a tail in a
/// number of sums. Where that is equal, the bits are.
/// </summary>
public class ThreadInvarianceTests
{
    private static readonly int[] s_outputs = [7, 58];
    private static readonly int[] s_threads = [2, 3, 8];
    private static readonly int[] s_planes = [.. Enumerable.Range(1, 70), 196, 783, 784, 785, 3137];

    private static readonly SummaryRow s_row = new("", new(1, 1, 1), new(1, 1, 1), "", 0, 0, 0);

    public static TheoryData<string> Widths => Kernels.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Of_PartsOfThreads_AddEachElementAsTheWholeDoes(string type)
    {
        VectorIsa isa = Kernels.Isa(type);
        foreach ((int outputs, int pixels) in from outputs in s_outputs from pixels in s_planes select (outputs, pixels))
        {
            PointwiseKernel kernel = Kernels.Pointwise(24, outputs, pixels);
            Dictionary<(int Channel, int Pixel), int> whole = Sums([Step(kernel)], isa, pixels);
            foreach (int threads in s_threads)
            {
                IReadOnlyList<IReadOnlyList<Step>> parts = PointwiseDivision.Of(Step(kernel), kernel, threads);

                Assert.Equal(whole, Sums(parts.SelectMany(part => part), isa, pixels));
            }
        }
    }

    private static Step Step(PointwiseKernel kernel)
    {
        Address first = new(MemorySource.Arena, 0, TensorType.Float32(s_row.Output).Element);
        return new("layer", s_row, kernel, first, first);
    }

    /// <summary>The sums in which each element of the output is added; adding an element twice throws.</summary>
    private static Dictionary<(int Channel, int Pixel), int> Sums(IEnumerable<Step> steps, VectorIsa isa, int plane)
    {
        Dictionary<(int Channel, int Pixel), int> sums = [];
        foreach (Step step in steps)
        {
            PointwiseKernel kernel = (PointwiseKernel)step.Kernel;
            (int channel, int pixel) = Math.DivRem(step.Destination.Index, plane);
            PointwiseSchedule schedule = Kernels.Of(kernel, isa);
            foreach (PixelRun run in schedule.Runs)
            {
                Add(run.First, run.End - run.First, 1);
                Add(run.End, run.Tail?.Pixels ?? 0, run.Tail?.Sums ?? 0);
            }

            foreach (TailRun run in schedule.Tails)
            {
                Add(run.First, run.End - run.First, run.Tile.Sums);
            }

            void Add(int first, int count, int number)
            {
                for (int place = 0; place < count * kernel.Outputs; place++)
                {
                    sums.Add((channel + (place / count), pixel + first + (place % count)), number);
                }
            }
        }

        return sums;
    }
}
