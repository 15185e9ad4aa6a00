namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Where a copy has to stand for the kernels to get at their operands.</summary>
/// <param name="Node">The node; null for a result of the network.</param>
/// <param name="Operand">Which of its inputs is to be copied, <see cref="Result"/> for what it writes; of the network which output.</param>
internal sealed record LayoutFault(Node? Node, int Operand)
{
    /// <summary>What a node writes.</summary>
    public const int Result = -1;
}
