namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A call of a method for some elements of a kernel.</summary>
/// <param name="SourceOffset">Elements from the kernel's source to where the method begins.</param>
/// <param name="DestinationOffset">The same of its destination, and of a shortcut, whose planes stand as those of the results.</param>
/// <param name="Numbers">What the method may be told beside its operands; it is told zero of what else it asks for.</param>
internal sealed record KernelCall(KernelMethod Method, int SourceOffset, int DestinationOffset, EquatableArray<CallNumber> Numbers)
{
    /// <summary>The call of a method that does as much, with the numbers that it wants, in the order of its parameters.</summary>
    public KernelCall To(KernelMethod method) => this with
    {
        Method = method,
        Numbers = new(
            method.Numbers.Select(name => new CallNumber(name, Numbers.FirstOrDefault(number => number.Name == name).Value))),
    };
}
