namespace ShuffleNet.Compiler;

/// <summary>
/// What stands for a Python object that a file names and that is not read here: a class, a function, or what one of them would
/// have made. It has a name and nothing else; calling it gives another of its kind, so nothing of the file is run.
/// </summary>
/// <param name="Name">Module and name, as the file spells them.</param>
/// <param name="IsTensor">Whether it would be a tensor, or was to be made from one.</param>
internal sealed record PickleOpaque(string Name, bool IsTensor)
{
    private const string Quantised = "torch._utils._rebuild_qtensor";

    /// <summary>How much of a call's arguments is looked at: a tensor has its storage among the first.</summary>
    private const int FirstArguments = 8;

    private static readonly string[] s_makersOfTensors = ["torch._utils._rebuild_", "torch._tensor._rebuild_"];

    /// <summary>An object by its name.</summary>
    public static PickleOpaque Of(string name) =>
        new(name, s_makersOfTensors.Any(maker => name.StartsWith(maker, StringComparison.Ordinal)));

    /// <summary>What a call would give: a tensor, if it is given one or a part of one.</summary>
    public PickleOpaque Call(object?[] arguments) => IsTensor || !HoldsTensor(arguments) ? this : this with { IsTensor = true };

    /// <summary>What a call of a function that is read gives if one of its arguments is not; null if all of them are.</summary>
    public static PickleOpaque? Among(object?[] arguments) =>
        arguments.Take(FirstArguments).OfType<PickleOpaque>().FirstOrDefault() is PickleOpaque cause
            ? cause with { IsTensor = true }
            : null;

    /// <summary>Why a tensor that depends on this is not read, and what to do.</summary>
    public string Reason => Name == Quantised
        ? "is quantised: save the network as it was before torch.quantization.convert, or its tensors after dequantize()"
        : $"depends on the Python object {WeightStream.Quote(Name)}, which is not read here: save it as a dense tensor of numbers, "
            + "such as tensor.detach().clone().float()";

    private static bool HoldsTensor(object?[] arguments) => arguments.Take(FirstArguments).Any(argument =>
        IsPart(argument) || (argument is object?[] tuple && tuple.Take(FirstArguments).Any(IsPart)));

    private static bool IsPart(object? value) => value is PickleTensor or PickleStorage or PickleOpaque { IsTensor: true };
}
