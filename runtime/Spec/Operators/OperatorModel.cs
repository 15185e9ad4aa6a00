namespace ShuffleNet.Compiler;

/// <summary>
/// A network as operators, one after the other: what a model file becomes on its way to the generator, which gets it as text
/// (<see cref="OperatorText"/>). A tensor of weights is named after its operator: <c>NAME.weight</c>, <c>NAME.bias</c>.
/// </summary>
/// <param name="Title">What the network is called, for people.</param>
/// <param name="InputName">What the file calls its input; operators call it <c>input</c>.</param>
/// <param name="Input">Its shape.</param>
/// <param name="Operators">In an order in which each reads only those before it.</param>
/// <param name="Results">In the order of the file.</param>
internal sealed record OperatorModel(
    string Title,
    string InputName,
    OperatorShape Input,
    EquatableArray<NamedOperator> Operators,
    EquatableArray<OperatorResult> Results)
{
    /// <summary>What operators call the network's input.</summary>
    public const string InputTensor = "input";
}
