using System.Collections;

namespace ShuffleNet.Compiler;

/// <summary>An immutable list that equals another of the same numbers, so that a record which holds one compares by value.</summary>
internal sealed class IntegerList(IReadOnlyList<int> items) : IReadOnlyList<int>, IEquatable<IntegerList>
{
    private readonly int[] _items = [.. items];

    public static IntegerList Empty { get; } = new([]);

    public int Count => _items.Length;

    public int this[int index] => _items[index];

    public bool Equals(IntegerList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as IntegerList);

    public override int GetHashCode()
    {
        HashCode hash = new();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(_items));
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _items)}]";

    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
