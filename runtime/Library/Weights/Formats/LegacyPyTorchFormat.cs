using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace ShuffleNet.Compiler;

/// <summary>
/// What torch.save wrote before PyTorch 1.6, and still does on request: five pickles (a magic number, a version, the machine's
/// properties, the object, the list of storages), then the storages, each an int64 count and the elements.
/// </summary>
internal static class LegacyPyTorchFormat
{
    private const long Version = 1001;

    // The magic number's bytes in a pickle: LONG1, ten bytes, STOP.
    private static readonly byte[] s_magic = [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];
    private static readonly BigInteger s_magicNumber = BigInteger.Parse("119547037146038801333356", CultureInfo.InvariantCulture);

    /// <summary>Whether a file that begins so is of this format, by the magic number behind the protocol and the frame.</summary>
    public static bool Matches(ReadOnlySpan<byte> head) => head is [0x80, ..] && head.IndexOf(s_magic) is 2 or 11;

    public static WeightContents Read(WeightStream stream, string? key)
    {
        var budget = new AllocationBudget(stream);
        var storages = new PickleStorages(stream);
        var cursor = new ByteCursor(stream, 0, stream.Length, "the pickle");
        object? Next() => new PickleMachine(stream, cursor, budget, storages).Run();

        if (Next() is not BigInteger magic || magic != s_magicNumber || Next() is not Version)
        {
            throw stream.Damaged($"the magic number is not PyTorch's, or the version of the format not {Version}");
        }

        if (Next() is not PickleDictionary system || system.Entries.GetValueOrDefault("little_endian") is not bool littleEndian)
        {
            throw stream.Damaged("the byte order is not stated");
        }

        if (!littleEndian)
        {
            throw stream.Unsupported("written on a big-endian machine; little-endian files are read here");
        }

        List<KeyValuePair<string, PickleTensor>> tensors = StateDictionary.Find(stream, Next(), key, budget);
        Dictionary<string, string> users = [];
        foreach ((string name, PickleTensor tensor) in tensors)
        {
            budget.Charge(72);
            users.TryAdd(tensor.Storage.Key, name);
        }

        if (Next() is not List<object?> keys)
        {
            throw stream.Damaged("the list of storages is missing");
        }

        Dictionary<string, long> starts = WalkStorages(stream, cursor.Position, keys, storages, users, budget);
        return StateDictionary.Locate(
            stream,
            tensors,
            (name, storage) => starts.TryGetValue(storage.Key, out long start) ? start : throw stream.Damaged(
                $"tensor {WeightStream.Quote(name)} uses storage {WeightStream.Quote(storage.Key)}, which the list of storages does not "
                    + "have"),
            budget);
    }

    private static Dictionary<string, long> WalkStorages(
        WeightStream stream,
        long position,
        List<object?> keys,
        PickleStorages storages,
        Dictionary<string, string> users,
        AllocationBudget budget)
    {
        Dictionary<string, long> starts = [];
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        foreach (object? key in keys)
        {
            budget.Charge(WeightContents.CostPerTensor);
            if (key is string opaque && storages.Unknown(opaque) is PickleOpaque unknown)
            {
                // How long it is, and so where the next one begins, depends on its elements.
                throw stream.Unsupported(
                    $"storage {WeightStream.Quote(opaque)} is of the class {WeightStream.Quote(unknown.Name)}, which is not read here; "
                        + "save the network's tensors alone: torch.save(model.state_dict(), path)");
            }

            if (key is not string name || !storages.ByKey.TryGetValue(name, out PickleStorage? storage))
            {
                throw stream.Damaged(
                    $"the list of storages has {(key is string text ? WeightStream.Quote(text) : "an entry")} that no tensor uses");
            }

            string what = users.TryGetValue(name, out string? user)
                ? $"tensor {WeightStream.Quote(user)} (storage {WeightStream.Quote(name)})"
                : $"storage {WeightStream.Quote(name)}";
            stream.Read(position, prefix, what);
            long count = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            position += prefix.Length;
            if (count != storage.Length)
            {
                throw stream.Damaged($"{what}: {count} elements follow, the pickle says {storage.Length}");
            }

            if (count > (stream.Length - position) / storage.Type.Size())
            {
                throw stream.Damaged(
                    $"{what}: {count} x {storage.Type.Name()} are announced at byte {position}, {stream.Length - position} bytes follow");
            }

            if (!starts.TryAdd(name, position))
            {
                throw stream.Damaged($"{what}: listed twice");
            }

            position += count * storage.Type.Size();
        }

        return position == stream.Length
            ? starts
            : throw stream.Damaged($"over-long: the last storage ends at byte {position}, the file at {stream.Length}");
    }
}
