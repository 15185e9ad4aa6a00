namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>
/// How a kernel is computed at one vector width: everything that its emitter loops over. <see cref="object.ToString"/> gives it in
/// a line.
/// </summary>
/// <param name="Isa">The vectors it is computed in; narrower ones than the network's where those would have idle lanes.</param>
/// <param name="Memory">What is known of its operands.</param>
internal abstract record KernelSchedule(VectorIsa Isa, OperandMemory Memory)
{
    /// <summary>Whether one instruction loads several vectors of the source.</summary>
    public bool LoadsTogether => CanLoadTogether(Scheduled, Isa, Memory);

    /// <summary>Whether one instruction stores several vectors.</summary>
    public bool StoresTogether => CanStoreTogether(Scheduled, Isa, Memory);

    public static bool CanLoadTogether(Kernel kernel, VectorIsa isa, OperandMemory memory) =>
        isa.HasLaneMultiplyAdd && !kernel.Calls && !memory.SourceIsUnpinned;

    public static bool CanStoreTogether(Kernel kernel, VectorIsa isa, OperandMemory memory) =>
        isa.HasLaneMultiplyAdd && !kernel.Calls && !memory.DestinationIsUnpinned;

    /// <summary>The kernel that is scheduled.</summary>
    public abstract Kernel Scheduled { get; }

    /// <summary>The calls that compute it.</summary>
    public virtual EquatableArray<KernelCall> Calls => new([new KernelCall(new WholeKernel(this), 0, 0, new([]))]);
}
