namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>A call of a method for some pixels of a kernel.</summary>
/// <param name="FirstPixel">The first of them, in each plane.</param>
/// <param name="Numbers">What the method may be told beside its operands; it is told zero of what else it asks for.</param>
internal sealed record KernelCall(KernelMethod Method, int FirstPixel, EquatableArray<CallNumber> Numbers)
{
    /// <summary>The call of a method that does as much, with the numbers that it wants, in the order of its parameters.</summary>
    public KernelCall To(KernelMethod method) => method is not PointwiseMethod pointwise ? this
        : new(method, FirstPixel,
            new(pointwise.Numbers.Select(name => new CallNumber(name, Numbers.FirstOrDefault(number => number.Name == name).Value))));
}
