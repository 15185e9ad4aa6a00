namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// Lets kernels share a method that differ only in what a call can tell it. The method has the code of all, and the numbers of a call
/// say what is wanted.
/// </summary>
internal static class SharedMethods
{
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
        Dictionary<KernelMethod, KernelMethod> emitted = [];
        foreach (IGrouping<KernelMethod, KernelMethod> alike in methods.Distinct().GroupBy(method => method.Bare))
        {
            foreach ((KernelMethod shared, List<KernelMethod> sharing) in Sharing(alike))
            {
                sharing.ForEach(method => emitted.Add(method, shared));
            }
        }

        return emitted;
    }

    /// <summary>Each method goes to the first one that has room for it.</summary>
    private static List<(KernelMethod Shared, List<KernelMethod> Sharing)> Sharing(IEnumerable<KernelMethod> alike)
    {
        List<(KernelMethod Shared, List<KernelMethod> Sharing)> groups = [];
        foreach (KernelMethod method in alike)
        {
            int index = groups.FindIndex(group => group.Shared.With(method) is not null);
            if (index < 0)
            {
                groups.Add((method, [method]));
                continue;
            }

            (KernelMethod shared, List<KernelMethod> sharing) = groups[index];
            groups[index] = (shared.With(method)!, [.. sharing, method]);
        }

        return groups;
    }
}
