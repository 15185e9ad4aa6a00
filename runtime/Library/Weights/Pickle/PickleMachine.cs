using System.Numerics;

namespace ShuffleNet.Compiler;

/// <summary>
/// Reads one pickle into plain values: null, <see cref="bool"/>, <see cref="long"/>, <see cref="BigInteger"/>,
/// <see cref="double"/>, <see cref="string"/>, object arrays (tuples), lists, <see cref="PickleDictionary"/>,
/// <see cref="PickleGlobal"/>, <see cref="PickleStorage"/> and <see cref="PickleTensor"/>; <see cref="PickleOpaque"/> for every
/// other object. It is a loop over a stack and calls nothing that the file names; nesting costs no call stack, and a value that
/// contains itself is never walked through.
/// </summary>
internal sealed class PickleMachine(WeightStream stream, ByteCursor cursor, AllocationBudget budget, PickleStorages storages)
{
    private const int LargestStack = 1 << 16;
    private const int CostPerSlot = 16;
    private const int LongestGlobal = 200;

    // In place of values of which no tensor is made.
    private static readonly PickleOpaque s_bytes = new("bytes", false);
    private static readonly PickleOpaque s_number = new("int", false);
    private static readonly PickleOpaque s_set = new("set", false);
    private static readonly object s_mark = new();
    private static readonly object s_true = true;
    private static readonly object s_false = false;

    private readonly List<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>Runs to the end of the pickle; the cursor then stands behind it.</summary>
    public object? Run()
    {
        while (true)
        {
            var opcode = (PickleOpcode)cursor.ReadByte();
            if (opcode == PickleOpcode.Stop)
            {
                object? result = Pop();
                return _stack.Count == 0 ? result : throw Damaged("values are left over at its end");
            }

            Step(opcode);
        }
    }

    private void Step(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Protocol:
                int protocol = cursor.ReadByte();
                if (protocol is < 2 or > 5)
                {
                    throw stream.Unsupported($"pickle protocol {protocol}; 2 to 5 are read here");
                }

                break;
            case PickleOpcode.Frame:
                // Frames only tell a reader how much to buffer.
                cursor.ReadUInt64();
                break;
            case PickleOpcode.Mark: Push(s_mark); break;
            case PickleOpcode.Pop:
                Require(_stack.Count > 0, "a pop from an empty stack");
                _stack.RemoveAt(_stack.Count - 1);
                break;
            case PickleOpcode.PopMark: PopToMark(); break;

            case PickleOpcode.None: Push(null); break;
            case PickleOpcode.NewTrue: Push(s_true); break;
            case PickleOpcode.NewFalse: Push(s_false); break;
            case PickleOpcode.BinaryInt: PushInteger((int)cursor.ReadUInt32()); break;
            case PickleOpcode.BinaryInt1: PushInteger(cursor.ReadByte()); break;
            case PickleOpcode.BinaryInt2: PushInteger(cursor.ReadUInt16()); break;
            case PickleOpcode.Long1: PushLong(); break;
            case PickleOpcode.BinaryFloat:
                budget.Charge(24);
                Push(cursor.ReadDoubleBigEndian());
                break;

            case PickleOpcode.ShortBinaryString or PickleOpcode.ShortBinaryUnicode: PushText(cursor.ReadByte()); break;
            case PickleOpcode.BinaryString or PickleOpcode.BinaryUnicode: PushText(cursor.ReadUInt32()); break;
            case PickleOpcode.BinaryUnicode8: PushText(cursor.ReadUInt64()); break;
            case PickleOpcode.ShortBinaryBytes: PushBytes(cursor.ReadByte()); break;
            case PickleOpcode.BinaryBytes: PushBytes(cursor.ReadUInt32()); break;
            case PickleOpcode.BinaryBytes8 or PickleOpcode.ByteArray8: PushBytes(cursor.ReadUInt64()); break;
            case PickleOpcode.Long4:
                cursor.Skip(cursor.ReadUInt32());
                Push(s_number);
                break;

            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple1: Push(PopMany(1)); break;
            case PickleOpcode.Tuple2: Push(PopMany(2)); break;
            case PickleOpcode.Tuple3: Push(PopMany(3)); break;
            case PickleOpcode.Tuple: Push(PopToMark()); break;
            case PickleOpcode.EmptyList: PushList([]); break;
            case PickleOpcode.List: PushList(PopToMark()); break;
            case PickleOpcode.EmptyDictionary: PushDictionary([]); break;
            case PickleOpcode.Dictionary: PushDictionary(PopToMark()); break;
            case PickleOpcode.EmptySet: Push(s_set); break;
            case PickleOpcode.FrozenSet:
                PopToMark();
                Push(s_set);
                break;
            case PickleOpcode.AddItems:
                PopToMark();
                Require(Peek() is PickleOpaque, "an element added to something other than a set");
                break;
            case PickleOpcode.Append: Append(PopMany(1)); break;
            case PickleOpcode.Appends: Append(PopToMark()); break;
            case PickleOpcode.SetItem: SetItems(PopMany(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;

            case PickleOpcode.BinaryPut: Memoize(cursor.ReadByte()); break;
            case PickleOpcode.LongBinaryPut: Memoize(cursor.ReadUInt32()); break;
            case PickleOpcode.Memoize: Memoize((uint)_memo.Count); break;
            case PickleOpcode.BinaryGet: Recall(cursor.ReadByte()); break;
            case PickleOpcode.LongBinaryGet: Recall(cursor.ReadUInt32()); break;

            case PickleOpcode.Global: PushGlobal($"{ReadLine()}.{ReadLine()}"); break;
            case PickleOpcode.StackGlobal:
                object?[] names = PopMany(2);
                Require(names is [string { Length: <= LongestGlobal }, string { Length: <= LongestGlobal }], "a global without a name");
                PushGlobal($"{names[0]}.{names[1]}");
                break;
            case PickleOpcode.Reduce or PickleOpcode.NewObject: Call(PopMany(2)); break;
            case PickleOpcode.NewObjectWithKeywords: Call(PopMany(3)); break;
            case PickleOpcode.Build:
                // PyTorch attaches _metadata, versions of the layers, to its dictionaries; nothing here depends on it.
                object? state = Pop();
                Require(
                    Peek() is PickleOpaque || (state is PickleDictionary && Peek() is PickleDictionary),
                    "a state set on something that has none");
                break;
            case PickleOpcode.BinaryPersistentId:
                budget.Charge(120);
                Push(storages.Resolve(Pop()) ?? throw Damaged("a persistent id that is no storage of PyTorch's"));
                break;
            default:
                throw stream.Unsupported(
                    $"pickle operation 0x{(byte)opcode:x2} at byte {cursor.Position - 1}; state dictionaries need no such operation");
        }
    }

    private void Call(object?[] operands) => Push(PickleCalls.Result(operands[0], operands[1], budget) ?? throw Damaged(
        operands[0] is PickleGlobal function
            ? $"a call of {function.Name} with arguments that PyTorch does not give it"
            : "a call of something that is no global, or without a tuple of arguments"));

    private void PushGlobal(string name)
    {
        if (PickleGlobal.Find(name) is PickleGlobal known)
        {
            Push(known);
            return;
        }

        budget.Charge(64 + (2L * name.Length));
        Push(PickleOpaque.Of(name));
    }

    private void PushInteger(long value)
    {
        budget.Charge(24);
        Push(value);
    }

    private void PushLong()
    {
        Span<byte> bytes = stackalloc byte[cursor.ReadByte()];
        cursor.Read(bytes);
        budget.Charge(32 + bytes.Length);
        var value = new BigInteger(bytes);
        Push(value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value);
    }

    private void PushText(ulong length) => Push(cursor.ReadText(length, budget));

    private void PushBytes(ulong length)
    {
        cursor.Skip(length);
        Push(s_bytes);
    }

    private void PushList(object?[] items)
    {
        budget.Charge(32);
        Push(new List<object?>());
        Append(items);
    }

    private void PushDictionary(object?[] items)
    {
        budget.Charge(PickleDictionary.Cost);
        Push(new PickleDictionary());
        SetItems(items);
    }

    private void Append(object?[] items)
    {
        if (Peek() is PickleOpaque)
        {
            return;
        }

        if (Peek() is not List<object?> list)
        {
            throw Damaged("an append to something other than a list");
        }

        budget.Charge((long)CostPerSlot * items.Length);
        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        if (Peek() is PickleOpaque && items.Length % 2 == 0)
        {
            return;
        }

        if (Peek() is not PickleDictionary dictionary || items.Length % 2 != 0)
        {
            throw Damaged("entries set on something other than a dictionary, or a key without a value");
        }

        for (int i = 0; i < items.Length; i += 2)
        {
            budget.Charge(PickleDictionary.CostPerEntry);
            if (!dictionary.TryAdd(items[i], items[i + 1]))
            {
                throw Damaged($"the key {WeightStream.Quote((string)items[i]!)} twice in one dictionary");
            }
        }
    }

    private void Memoize(uint index)
    {
        budget.Charge(48);
        _memo[index] = Peek();
    }

    private void Recall(uint index)
    {
        Push(_memo.TryGetValue(index, out object? value) ? value : throw Damaged($"memo entry {index}, which was never stored"));
    }

    private void Push(object? value)
    {
        if (_stack.Count >= LargestStack)
        {
            throw stream.Unsupported($"the pickle nests or lists more than {LargestStack} values at once");
        }

        _stack.Add(value);
    }

    private object? Peek()
    {
        Require(_stack.Count > 0 && _stack[^1] != s_mark, "a value taken where none is");
        return _stack[^1];
    }

    private object? Pop()
    {
        object? top = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private object?[] PopMany(int count)
    {
        Require(_stack.Count >= count && _stack.LastIndexOf(s_mark, _stack.Count - 1, count) < 0, "a value taken where none is");
        return TakeFrom(_stack.Count - count);
    }

    private object?[] PopToMark()
    {
        int mark = _stack.LastIndexOf(s_mark);
        Require(mark >= 0, "a missing mark");
        object?[] items = TakeFrom(mark + 1);
        _stack.RemoveAt(mark);
        return items;
    }

    private object?[] TakeFrom(int start)
    {
        int count = _stack.Count - start;
        budget.Charge(24 + (8L * count));
        object?[] items = new object?[count];
        _stack.CopyTo(start, items, 0, count);
        _stack.RemoveRange(start, count);
        return items;
    }

    private string ReadLine()
    {
        Span<char> line = stackalloc char[LongestGlobal];
        for (int length = 0; ; length++)
        {
            char next = (char)cursor.ReadByte();
            if (next == '\n')
            {
                budget.Charge(32 + (2 * length));
                return line[..length].ToString();
            }

            Require(length < line.Length, "the name of a global that does not end");
            line[length] = next;
        }
    }

    private void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw Damaged(otherwise);
        }
    }

    private WeightFormatException Damaged(string found) => stream.Damaged($"the pickle has, before byte {cursor.Position}, {found}");
}
