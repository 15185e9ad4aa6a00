namespace ShuffleNet.Compiler;

/// <summary>The named tensors of an unpickled object.</summary>
internal static class StateDictionary
{
    private const int MostShown = 10;

    /// <summary>
    /// The tensors of the one dictionary that holds a network's, wherever in the object it is; of several the key says which.
    /// Entries that are no tensors, such as an epoch, are passed over.
    /// </summary>
    /// <exception cref="UnsupportedWeightsException">There is no such dictionary, or one of its tensors cannot be read.</exception>
    public static List<KeyValuePair<string, PickleTensor>> Find(WeightStream stream, object? root, string? key, AllocationBudget budget)
    {
        if (root is PickleOpaque whole)
        {
            throw stream.Unsupported(
                $"the file holds the Python object {WeightStream.Quote(whole.Name)}, of which nothing is made here, and no dictionary "
                    + "of tensors; save model.state_dict(): torch.save(model.state_dict(), path)");
        }

        IReadOnlyList<TensorDictionary> all = TensorDictionary.All(root, budget);
        if (all.Count == 0)
        {
            throw stream.Unsupported($"no tensors in it, but {Content(root)}; save the network's: torch.save(model.state_dict(), path)");
        }

        (TensorDictionary dictionary, string? beginning) = key is null ? (Only(stream, all), null) : Chosen(stream, all, key);
        List<KeyValuePair<string, PickleTensor>> tensors = [];
        foreach ((string name, object? value) in dictionary.Entries)
        {
            if (beginning is not null && !TensorKey.Begins(name, beginning))
            {
                continue;
            }

            if (value is PickleOpaque { IsTensor: true } opaque)
            {
                throw stream.Unsupported($"tensor {WeightStream.Quote(name)} {opaque.Reason}");
            }

            if (value is PickleTensor tensor)
            {
                tensors.Add(new(name, tensor));
            }
        }

        return tensors;
    }

    /// <summary>Lists the tensors once the storages' places in the file are known.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="tensors">What <see cref="Find"/> found.</param>
    /// <param name="locate">The byte where a storage begins; throws unless the file has all of it.</param>
    /// <param name="budget">What the list is charged to.</param>
    public static WeightContents Locate(
        WeightStream stream,
        List<KeyValuePair<string, PickleTensor>> tensors,
        Func<string, PickleStorage, long> locate,
        AllocationBudget budget)
    {
        List<StoredTensor> stored = [];
        foreach ((string name, PickleTensor tensor) in tensors)
        {
            PickleStorage storage = tensor.Storage;
            budget.Charge(WeightContents.CostPerTensor);
            long start = locate(name, storage) + (storage.ViewStart * storage.Type.Size());
            stored.Add(StoredTensor.Create(
                stream, name, storage.Type, tensor.Shape, tensor.Strides, start, storage.ViewLength, tensor.Offset));
        }

        return new WeightContents(stored, new Dictionary<string, string>());
    }

    /// <summary>A network's dictionary has the filters; what an optimiser or a loss keeps beside it has fewer dimensions.</summary>
    private static TensorDictionary Only(WeightStream stream, IReadOnlyList<TensorDictionary> all)
    {
        int rank = all.Max(dictionary => dictionary.Rank);
        TensorDictionary[] networks = [.. all.Where(dictionary => dictionary.Rank == rank)];
        return networks.Length == 1 ? networks[0] : throw stream.Unsupported(
            $"it holds {networks.Length} dictionaries of tensors: {Listed(networks)}; say which is the network, with its key: "
                + $"{TensorKey.HowToSay(networks[0].Path)}");
    }

    private static (TensorDictionary Dictionary, string? Beginning) Chosen(
        WeightStream stream, IReadOnlyList<TensorDictionary> all, string key)
    {
        if (all.FirstOrDefault(dictionary => dictionary.Path == key) is TensorDictionary exact)
        {
            return (exact, null);
        }

        foreach (TensorDictionary dictionary in all.OrderByDescending(dictionary => dictionary.Path.Length))
        {
            bool isOutermost = dictionary.Path == TensorKey.Outermost;
            if (isOutermost || TensorKey.Begins(key, dictionary.Path))
            {
                string beginning = isOutermost ? key : key[(dictionary.Path.Length + 1)..];
                if (dictionary.Entries.Any(entry =>
                    entry.Value is PickleTensor or PickleOpaque { IsTensor: true } && TensorKey.Begins(entry.Key, beginning)))
                {
                    return (dictionary, beginning);
                }
            }
        }

        throw stream.Unsupported(
            $"no dictionary and no beginning of names is {WeightStream.Quote(key)}, as the key asks; there are {Listed(all)}");
    }

    private static string Listed(IReadOnlyList<TensorDictionary> dictionaries) =>
        string.Join(
            ", ",
            dictionaries.Take(MostShown).Select(dictionary => $"{WeightStream.Quote(dictionary.Path)} with {dictionary.Count} tensors"))
        + (dictionaries.Count > MostShown ? " and more" : "");

    private static string Content(object? root) => root is not PickleDictionary dictionary
        ? Kind(root)
        : dictionary.Entries.Count == 0
            ? "an empty dictionary"
            : string.Join(
                ", ", dictionary.Entries.Take(MostShown).Select(entry => $"{WeightStream.Quote(entry.Key)}: {Kind(entry.Value)}"));

    private static string Kind(object? value) => value switch
    {
        null => "nothing",
        string => "text",
        long or double or bool => "a number",
        PickleDictionary => "a dictionary",
        List<object?> or object?[] => "a list",
        PickleOpaque opaque => $"the Python object {WeightStream.Quote(opaque.Name)}",
        _ => "a value",
    };
}
