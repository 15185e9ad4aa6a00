using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler.Tests.Networks.Checking;

/// <summary>What a checked class asks of each access, on a workspace of two buffers.</summary>
public sealed class MemoryCheckTests : IDisposable
{
    // In floats; the check counts in bytes.
    private const int First = 64;
    private const int Second = 160;

    private static readonly WeightLayout s_layout = new("48 weights", 0, 48, () => []);

    private readonly Workspace _workspace = new(256);
    private readonly AlignedBuffer _weights = new(48);

    private readonly MemoryCheck _check = new(
        32,
        [16],
        1024,
        [new("a", 4 * First, 128, 0, 1), new("b", 4 * Second, 128, 1, 2)],
        [
            new("one", "K", [CheckedRange.Input(0, 32), CheckedRange.Weights(0, 64)], [CheckedRange.Arena(4 * First, 128)]),
            new("two", "K", [CheckedRange.Arena(4 * First, 128, margin: 256)], [CheckedRange.Arena(4 * Second, 64)]),
            new("three", "K", [CheckedRange.Arena(4 * Second, 64)], [CheckedRange.OfOutput(0, 0, 16)]),
            new("dead", "K", [CheckedRange.Arena(4 * First, 128)], []),
        ]);

    private ref float Arena => ref _workspace.Arena[0];

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(First - 1, false, false)]
    [InlineData(First, true, true)]
    [InlineData(First + 28, true, true)]
    [InlineData(First + 29, false, false)]
    [InlineData(Second, false, false)]
    public void Store_Vector_IsWithinTheLayersPlanes(int offset, bool allowed, bool changed)
    {
        Enter(0);

        Exception? exception = Record.Exception(
            () => Vector128.Create(1f).StoreUnsafe(ref _check.Store(ref Unsafe.Add(ref Arena, offset), 4)));

        Assert.Equal(allowed, exception is null);
        Assert.Equal(changed, _workspace.Arena[offset] == 1);
        if (exception is not null)
        {
            Assert.Equal(
                $"one (K) stores 16 bytes at arena[{4 * offset}..{4 * (offset + 4)}); it may touch arena[256..384).",
                Assert.IsType<MemoryCheckException>(exception).Message);
        }
    }

    [Theory]
    [InlineData(First - 65, 4, false)]
    [InlineData(First - 64, 4, true)]
    [InlineData(First + 32 + 60, 4, true)]
    [InlineData(First + 32 + 61, 4, false)]
    [InlineData(First + 32 + 56, 8, true)]
    [InlineData(First + 32 + 57, 8, false)]
    [InlineData(First + 32 + 48, 16, true)]
    [InlineData(First + 32 + 49, 16, false)]
    public void Load_Vector_MayReachIntoTheMargin(int offset, int count, bool allowed)
    {
        Enter(1);
        Exception? exception = Record.Exception(() => _ = _check.Load(ref Unsafe.Add(ref Arena, offset), count));

        Assert.Equal(allowed, exception is null);
    }

    [Fact]
    public void Access_OfAnyKind_IsCheckedOverItsWholeExtent()
    {
        const int Step = 5 * sizeof(float);
        Enter(0);
        int[] places = [0, 7, 2];
        (int Floats, Action<int> Store)[] stores =
        [
            (1, at => _check.Store(ref Unsafe.Add(ref Arena, at), 1) = 1),
            (3, at => _check.Store(ref Unsafe.Add(ref Arena, at), 3) = 1),
            (13, at => _check.StoreEach(ref Unsafe.Add(ref Arena, at), Step, 3, 3) = 1),
            (8, at => _check.StoreEach(ref Unsafe.Add(ref Arena, at), ref _check.Table(places), 3) = 1),
        ];
        foreach ((int floats, Action<int> store) in stores)
        {
            store(First + 32 - floats);
            Assert.Throws<MemoryCheckException>(() => store(First + 33 - floats));
            Assert.Throws<MemoryCheckException>(() => store(First - 1));
        }

        (int Floats, Action<int> Load)[] loads =
        [
            (1, at => _ = _check.Load(ref Unsafe.Add(ref _check.Input, at), 1)),
            (3, at => _ = _check.Load(ref Unsafe.Add(ref _check.Input, at), 3)),
            (7, at => _ = _check.LoadEach(ref Unsafe.Add(ref _check.Input, at), Step, 2, 2)),
        ];
        foreach ((int floats, Action<int> load) in loads)
        {
            load(8 - floats);
            Assert.Throws<MemoryCheckException>(() => load(9 - floats));
            Assert.Throws<MemoryCheckException>(() => load(-1));
        }

        Assert.Equal(0, _check.Load(ref Unsafe.Add(ref _weights.Span[0], 4), 12));
        Assert.Throws<MemoryCheckException>(() => _ = _check.Load(ref Unsafe.Add(ref _weights.Span[0], 5), 12));
        Assert.Throws<MemoryCheckException>(() => _ = _check.Store(ref _check.Input, 1));
        Assert.Throws<MemoryCheckException>(() => _ = _check.Store(ref _weights.Span[0], 1));
    }

    [Fact]
    public void Entry_OfATable_EndsWithIt()
    {
        Enter(0);
        ref int table = ref _check.Table([3, 4]);

        Assert.Equal(4, _check.Entry(ref Unsafe.Add(ref table, 1)));
        Assert.Contains("has 2 entries", Throws(ref Unsafe.Add(ref table, 2)));

        string Throws(ref int entry)
        {
            try
            {
                _ = _check.Entry(ref entry);
            }
            catch (MemoryCheckException e)
            {
                return e.Message;
            }

            return "nothing";
        }
    }

    /// <summary>A store that no check has seen, as one of a kernel would be that forgot it.</summary>
    [Theory]
    [InlineData(0, First - 1, "arena[252..256)")]
    [InlineData(0, First + 32, "arena[384..388)")]
    [InlineData(0, Second, "arena[640..644)")]
    [InlineData(0, 255, "arena[1020..1024)")]
    [InlineData(1, Second + 32, "arena[768..772)")]
    [InlineData(2, First, "arena[256..260)")]
    public void End_GuardOverwritten_NamesLayerAndPlace(int layer, int offset, string place)
    {
        Enter(0);
        for (int before = 0; before < layer; before++)
        {
            _check.End();
            _check.Begin(before + 1);
        }

        _workspace.Arena[offset] = 0;

        string message = Assert.Throws<MemoryCheckException>(_check.End).Message;
        string[] beginnings = ["one (K) changed", "two (K) changed", "three (K) changed"];
        Assert.StartsWith(beginnings[layer], message, StringComparison.Ordinal);
        Assert.Contains(place, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    [InlineData(8 + 64 + 4)]
    public void End_SpaceAroundInputOrOutputOverwritten_Throws(int offset)
    {
        Enter(0);
        Unsafe.Add(ref _check.Input, offset) = 0;

        Assert.Throws<MemoryCheckException>(_check.End);
    }

    [Fact]
    public void Begin_LayerWhoseBufferIsDead_Throws()
    {
        Enter(0);

        Assert.Contains("not within one living buffer", Assert.Throws<MemoryCheckException>(() => _check.Begin(3)).Message);
    }

    [Fact]
    public void End_BufferReadLast_HoldsNoNumberAnyMore()
    {
        Enter(0);
        _workspace.Arena.Slice(First, 32).Fill(1);
        _check.End();
        _check.Begin(1);
        Assert.Equal(1, _workspace.Arena[First]);
        _check.End();

        Assert.True(float.IsNaN(_workspace.Arena[First]));
        Assert.True(float.IsNaN(_check.Result(0)[0]));
    }

    private void Enter(int layer)
    {
        using InferenceLease lease = _workspace.Enter(new PackedWeights(s_layout, WeightMemory.Of(_weights)));
        _check.Enter(new float[8], lease);
        for (int before = 0; before < layer; before++)
        {
            _check.Begin(before);
            _check.End();
        }

        _check.Begin(layer);
    }
}
