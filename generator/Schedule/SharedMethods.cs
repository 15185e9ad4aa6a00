namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// Lets 1x1 convolutions share a method that differ only in how many channels their last blocks have, in input channels behind the last
/// turn, or in what they ask for ahead. The method has all of it, and the numbers of a call say what is wanted.
/// </summary>
internal static class SharedMethods
{
    // More would take a method beyond the locals that the JIT keeps in registers.
    private const int MaxBlocks = 3;

    /// <summary>For each kernel its calls, of the methods that are emitted.</summary>
    public static IReadOnlyDictionary<Kernel, IReadOnlyList<KernelCall>> CallsOf(IEnumerable<KernelSchedule> kernels)
    {
        (Kernel Kernel, EquatableArray<KernelCall> Calls)[] calls = [.. kernels.Select(schedule => (schedule.Scheduled, schedule.Calls))];
        Dictionary<KernelMethod, KernelMethod> emitted = Emitted(calls.SelectMany(kernel => kernel.Calls).Select(call => call.Method));
        return calls.ToDictionary(
            kernel => kernel.Kernel, IReadOnlyList<KernelCall> (kernel) => [.. kernel.Calls.Select(call => call.To(emitted[call.Method]))]);
    }

    /// <summary>For each method the one that is emitted in its place.</summary>
    private static Dictionary<KernelMethod, KernelMethod> Emitted(IEnumerable<KernelMethod> methods)
    {
        KernelMethod[] distinct = [.. methods.Distinct()];
        Dictionary<KernelMethod, KernelMethod> emitted = distinct.Where(method => method is not PointwiseMethod)
            .ToDictionary(method => method, method => method);
        foreach (IGrouping<PointwiseMethod, PointwiseMethod> alike in distinct.OfType<PointwiseMethod>().GroupBy(Bare))
        {
            foreach (List<PointwiseMethod> sharing in Sharing(alike))
            {
                PointwiseMethod shared = Shared(alike.Key, sharing);
                sharing.ForEach(method => emitted.Add(method, shared));
            }
        }

        return emitted;
    }

    /// <summary>Methods that one has room for: each goes to the first ones that it fits beside.</summary>
    private static List<List<PointwiseMethod>> Sharing(IEnumerable<PointwiseMethod> alike)
    {
        List<List<PointwiseMethod>> groups = [];
        foreach (PointwiseMethod method in alike)
        {
            List<PointwiseMethod>? group = groups.FirstOrDefault(
                group => group.Append(method).SelectMany(each => each.Blocks).Distinct().Count() <= MaxBlocks);
            if (group is null)
            {
                groups.Add([method]);
            }
            else
            {
                group.Add(method);
            }
        }

        return groups;
    }

    private static PointwiseMethod Bare(PointwiseMethod method)
    {
        PointwiseMethod bare = method with { Blocks = new([]), StepsAfter = 0 };
        return bare is PointwiseTiles tiles ? tiles with { PrefetchesWeights = false, PrefetchesResults = false } : bare;
    }

    private static PointwiseMethod Shared(PointwiseMethod bare, IReadOnlyList<PointwiseMethod> methods)
    {
        PointwiseMethod shared = bare with
        {
            Blocks = new(methods.SelectMany(method => method.Blocks).Distinct().OrderByDescending(block => block.Channels)),
            StepsAfter = methods.Select(method => method.StepsAfter).Aggregate(GreatestCommonDivisor),
        };
        return shared is not PointwiseTiles tiles ? shared : tiles with
        {
            PrefetchesWeights = methods.OfType<PointwiseTiles>().Any(method => method.PrefetchesWeights),
            PrefetchesResults = methods.OfType<PointwiseTiles>().Any(method => method.PrefetchesResults),
        };
    }

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
