namespace ShuffleNet.Compiler;

/// <summary>The storages that a pickle's persistent ids name, each once.</summary>
internal sealed class PickleStorages(WeightStream stream)
{
    private readonly Dictionary<string, PickleStorage> _byKey = [];
    private readonly Dictionary<string, PickleOpaque> _unknown = [];

    public IReadOnlyDictionary<string, PickleStorage> ByKey => _byKey;

    /// <summary>The class of a storage whose elements are of no type that is read here; null for any other key.</summary>
    public PickleOpaque? Unknown(string key) => _unknown.GetValueOrDefault(key);

    /// <summary>
    /// The storage of ("storage", class, key, device, elements), in the legacy format followed by None or by a view's
    /// (key, first element, elements); a <see cref="PickleOpaque"/> if the class is no storage that is read here; null if
    /// <paramref name="id"/> is nothing of the kind.
    /// </summary>
    public object? Resolve(object? id)
    {
        if (id is object?[] { Length: 5 or 6 } and ["storage", PickleOpaque unknown, string name, string, long, ..])
        {
            _unknown[name] = unknown;
            return unknown with { IsTensor = true };
        }

        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", PickleGlobal { Storage: { } type }, string key, string, long length, ..])
        {
            return null;
        }

        var storage = new PickleStorage(key, type, length, 0, length);
        if (!_byKey.TryAdd(key, storage) && _byKey[key] != storage)
        {
            throw stream.Damaged($"storage {WeightStream.Quote(key)} is {_byKey[key].Length} x {_byKey[key].Type.Name()} in one place "
                + $"and {length} x {type.Name()} in another");
        }

        if (length < 0)
        {
            throw stream.Damaged($"storage {WeightStream.Quote(key)} has {length} elements");
        }

        return parts is [.., object?[] view] ? ViewOf(storage, view) : storage;
    }

    private PickleStorage? ViewOf(PickleStorage storage, object?[] view)
    {
        if (view is not [string, long start, long length])
        {
            return null;
        }

        if (start < 0 || length < 0 || start > storage.Length || length > storage.Length - start)
        {
            throw stream.Damaged(
                $"a view of storage {WeightStream.Quote(storage.Key)} starts at {start} and has {length} elements of {storage.Length}");
        }

        return storage with { ViewStart = start, ViewLength = length };
    }
}
