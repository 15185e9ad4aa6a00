namespace ShuffleNet.Compiler;

/// <summary>
/// What torch.save writes since PyTorch 1.6: a zip archive of one directory with the pickle <c>data.pkl</c> and a file
/// <c>data/KEY</c> for each storage.
/// </summary>
internal static class ZipPyTorchFormat
{
    private const string Pickle = "/data.pkl";
    private const string TorchScriptConstants = "/constants.pkl";

    public static bool Matches(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public static WeightContents Read(WeightStream stream, string? key)
    {
        var budget = new AllocationBudget(stream);
        var directory = new ZipDirectory(stream, budget);
        ZipEntry pickle = FindPickle(stream, directory);
        string root = pickle.Name[..^Pickle.Length];
        if (directory.Entries.ContainsKey(root + TorchScriptConstants))
        {
            throw stream.Unsupported(
                "a TorchScript archive, of torch.jit.save: its code is not read here. Save its tensors, "
                    + "torch.save(torch.jit.load(path).state_dict(), \"tensors.pth\"), or export the network with torch.onnx.export");
        }

        CheckByteOrder(stream, directory, root);

        long start = directory.Locate(pickle);
        var cursor = new ByteCursor(stream, start, start + pickle.Length, pickle.Name);
        var storages = new PickleStorages(stream);
        object? value = new PickleMachine(stream, cursor, budget, storages).Run();
        if (cursor.Remaining > 0)
        {
            throw stream.Damaged($"{WeightStream.Quote(pickle.Name)} is over-long: {cursor.Remaining} bytes follow the pickle");
        }

        List<ByteRange> taken = [new(start, start + pickle.Length, WeightStream.Quote(pickle.Name))];
        Dictionary<string, long> starts = [];
        WeightContents contents = StateDictionary.Locate(
            stream,
            StateDictionary.Find(stream, value, key, budget),
            (name, storage) =>
            {
                if (!starts.TryGetValue(storage.Key, out long position))
                {
                    budget.Charge(200);
                    ZipEntry entry = FindStorage(stream, directory, $"{root}/data/{storage.Key}", name, storage);
                    position = starts[storage.Key] = directory.Locate(entry);
                    taken.Add(new(position, position + entry.Length, $"tensor {WeightStream.Quote(name)}"));
                }

                return position;
            },
            budget);
        ByteRange.RequireDisjoint(stream, taken);
        return contents;
    }

    private static ZipEntry FindPickle(WeightStream stream, ZipDirectory directory)
    {
        ZipEntry[] pickles = [.. directory.Entries.Values
            .Where(entry =>
                entry.Name.EndsWith(Pickle, StringComparison.Ordinal) && entry.Name.IndexOf('/') == entry.Name.Length - Pickle.Length)
            .Take(2)];
        return pickles.Length switch
        {
            1 => pickles[0],
            0 => throw stream.Unsupported("a zip archive, but without the data.pkl of torch.save"),
            _ => throw stream.Damaged($"two pickles: {WeightStream.Quote(pickles[0].Name)} and {WeightStream.Quote(pickles[1].Name)}"),
        };
    }

    private static void CheckByteOrder(WeightStream stream, ZipDirectory directory, string root)
    {
        // Written since PyTorch 2.1; older files do not say, and come from little-endian machines in practice.
        if (!directory.Entries.TryGetValue($"{root}/byteorder", out ZipEntry? entry))
        {
            return;
        }

        Span<byte> order = stackalloc byte[(int)Math.Min(entry.Length, 16)];
        stream.Read(directory.Locate(entry), order, "the byte order");
        if (!order.SequenceEqual("little"u8))
        {
            throw order.SequenceEqual("big"u8)
                ? stream.Unsupported("written on a big-endian machine; little-endian files are read here")
                : stream.Damaged("the byte order is neither little nor big");
        }
    }

    private static ZipEntry FindStorage(WeightStream stream, ZipDirectory directory, string path, string tensor, PickleStorage storage)
    {
        if (!directory.Entries.TryGetValue(path, out ZipEntry? entry))
        {
            throw stream.Damaged($"tensor {WeightStream.Quote(tensor)}: there is no zip entry {WeightStream.Quote(path)}");
        }

        return (Int128)storage.Length * storage.Type.Size() == entry.Length
            ? entry
            : throw stream.Damaged($"tensor {WeightStream.Quote(tensor)}: its storage has {storage.Length} x {storage.Type.Name()}, "
                + $"the zip entry {WeightStream.Quote(path)} {entry.Length} bytes");
    }
}
