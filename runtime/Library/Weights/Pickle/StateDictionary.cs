namespace ShuffleNet.Compiler;

/// <summary>The named tensors of an unpickled object.</summary>
internal static class StateDictionary
{
    private static readonly string[] s_keys = ["state_dict", "model_state_dict", "model"];

    /// <summary>
    /// The tensors of the dictionary under the first of the usual keys, or of the object itself. Entries that are no tensors,
    /// such as an epoch, are passed over.
    /// </summary>
    public static List<KeyValuePair<string, PickleTensor>> Find(WeightStream stream, object? root)
    {
        if (root is not PickleDictionary dictionary)
        {
            throw stream.Unsupported("the file holds no dictionary but a single value or list; save model.state_dict()");
        }

        PickleDictionary? nested = s_keys
            .Select(key => dictionary.Entries.GetValueOrDefault(key) as PickleDictionary)
            .FirstOrDefault(found => found is not null);
        List<KeyValuePair<string, PickleTensor>> tensors = [];
        foreach ((string name, object? value) in (nested ?? dictionary).Entries)
        {
            if (value is PickleTensor tensor)
            {
                tensors.Add(new(name, tensor));
            }
        }

        return tensors.Count > 0 ? tensors : throw stream.Unsupported(
            $"no tensors at the top level or under {string.Join(", ", s_keys)}; the keys are "
            + string.Join(", ", dictionary.Entries.Keys.Take(10).Select(WeightStream.Quote)));
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
}
