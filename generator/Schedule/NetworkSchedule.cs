namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>How every kernel of a plan is computed at one vector width.</summary>
/// <param name="Isa">The width.</param>
/// <param name="Kernels">The kernels that are emitted, in the order of their first use.</param>
internal sealed record NetworkSchedule(NetworkPlan Plan, VectorIsa Isa, IReadOnlyList<KernelSchedule> Kernels)
{
    private readonly IReadOnlyDictionary<Kernel, IReadOnlyList<KernelCall>> _calls = SharedMethods.CallsOf(Kernels);

    /// <summary>The methods that are emitted, in the order of their first use.</summary>
    public IReadOnlyList<KernelMethod> Methods => [.. Kernels.SelectMany(kernel => CallsOf(kernel.Scheduled)).Select(call => call.Method)
        .Distinct()];

    /// <summary>The calls that compute a kernel of the plan.</summary>
    public IReadOnlyList<KernelCall> CallsOf(Kernel kernel) => _calls[kernel];

    public static NetworkSchedule Of(NetworkPlan plan, VectorIsa isa) => new(
        plan,
        isa,
        [
            .. plan.Calls.SelectMany(step => step.Kernel.Methods)
                .Where(kernel => kernel is not (SoftmaxKernel or CopyKernel or TransposeKernel))
                .Distinct()
                .Select(kernel => Of(kernel, isa, OperandMemory.Of(plan, kernel))),
        ]);

    /// <summary>The schedule of one kernel.</summary>
    /// <exception cref="ArgumentException">It is a method of the runtime.</exception>
    public static KernelSchedule Of(Kernel kernel, VectorIsa isa, OperandMemory memory) => kernel switch
    {
        PointwiseKernel pointwise => PointwiseSchedule.Of(pointwise, isa, memory),
        StemKernel stem => new StemSchedule(stem, isa, memory),
        ConvolutionKernel convolution => ConvolutionSchedule.Of(convolution, isa, memory),
        DepthwiseKernel window => DepthwiseSchedule.Of(window, isa, memory),
        GroupedConvolutionKernel grouped => GroupedConvolutionSchedule.Of(grouped, isa, memory),
        AveragePoolKernel pool => AveragePoolSchedule.Of(pool, isa, memory),
        ElementwiseKernel elementwise => ElementwiseSchedule.Of(elementwise, isa, memory),
        ScaleKernel scale => ScaleSchedule.Of(scale, isa, memory),
        UpsampleKernel upsample => UpsampleSchedule.Of(upsample, isa, memory),
        GlobalAverageKernel average => GlobalAverageSchedule.Of(average, isa, memory),
        LinearKernel linear => LinearSchedule.Of(linear, isa, memory),
        _ => throw new ArgumentException(kernel.ToString(), nameof(kernel)),
    };
}
