namespace ShuffleNet.Compiler;

/// <summary>
/// A dictionary of a pickle, in the order of insertion. Only entries under a string are kept: tensors have names, and the
/// rest, such as an optimizer's numbered parameters, is read past.
/// </summary>
internal sealed class PickleDictionary
{
    /// <summary>What an empty one takes, and one more entry, in bytes.</summary>
    public const int Cost = 120, CostPerEntry = 72;

    private readonly OrderedDictionary<string, object?> _entries = [];

    public IReadOnlyDictionary<string, object?> Entries => _entries;

    /// <summary>False if the key has a value: a dictionary that Python wrote holds each once.</summary>
    public bool TryAdd(object? key, object? value) => key is not string name || _entries.TryAdd(name, value);
}
