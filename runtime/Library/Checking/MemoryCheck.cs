using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// Watches the inferences of one instance of a class with <see cref="ShuffleNetAttribute.Checked"/>, in two ways that know nothing
/// of each other. Every load and store is compared with what the plan says the layer may touch, before it happens. And all of the
/// workspace that holds no living value, like the space around input and outputs, is filled with NaNs of one pattern: after each
/// layer they must still be there, and a value that is computed from them is not right. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class MemoryCheck
{
    // A quiet NaN that no computation makes: loading and storing it keeps its bits.
    private const uint Pattern = 0x7FC5_A5A5;

    private readonly IReadOnlyList<CheckedRegion> _regions;
    private readonly IReadOnlyList<CheckedLayer> _layers;
    private readonly int _arenaBytes;

    // Input and outputs stand here while a network runs: the caller's spans may move, and have no space around them.
    private readonly AlignedBuffer _spans;
    private readonly CheckedRange[] _places;

    // What no layer may change, and what each layer may not.
    private readonly CheckedRange[] _around;
    private readonly CheckedRange[][] _quiet;

    private readonly List<(nint Begin, nint End)> _loads = [];
    private readonly List<(nint Begin, nint End)> _stores = [];
    private readonly List<(nint Begin, nint End)> _tables = [];

    // Are compared with, and never read or written through.
    private nint _arena;
    private nint _weights;
    private int _weightBytes;
    private Workspace? _workspace;
    private CheckedLayer _layer = new("no layer", "none", [], []);
    private int _index;

    /// <param name="input">Bytes of the input.</param>
    /// <param name="outputs">Bytes of each output.</param>
    /// <param name="arena">Bytes of the workspace.</param>
    /// <param name="regions">The buffers in the workspace.</param>
    /// <param name="layers">The layers in the order in which they run.</param>
    public MemoryCheck(
        int input, IReadOnlyList<int> outputs, int arena, IReadOnlyList<CheckedRegion> regions, IReadOnlyList<CheckedLayer> layers)
    {
        _regions = regions;
        _layers = layers;
        _arenaBytes = arena;
        _places = new CheckedRange[outputs.Count + 1];
        int end = MemoryMargin.Bytes;
        for (int place = 0; place < _places.Length; place++)
        {
            int length = place == 0 ? input : outputs[place - 1];
            _places[place] = new(place == 0 ? CheckedMemory.Input : CheckedMemory.Output, end, length, 0, Math.Max(0, place - 1));
            end += length + MemoryMargin.Bytes;
        }

        _spans = new AlignedBuffer(end / sizeof(float));
        _around = Between(_places.Select(place => (place.Offset, place.Length)), end);
        _quiet = [.. layers.Select((_, layer) => Between(
            regions.Where(region => region.First <= layer && layer <= region.Last).Select(region => (region.Offset, region.Length)),
            arena))];
    }

    /// <summary>The input as the kernels read it.</summary>
    public ref float Input => ref Floats(_spans.Span, _places[0])[0];

    /// <summary>An output as the kernels write it.</summary>
    public ref float Output(int output) => ref Floats(_spans.Span, _places[output + 1])[0];

    /// <summary>What the kernels have written.</summary>
    public ReadOnlySpan<float> Result(int output) => Floats(_spans.Span, _places[output + 1]);

    /// <summary>Begins an inference.</summary>
    /// <param name="input">Is copied to where the kernels read it.</param>
    /// <param name="lease">Activations and weights, which do not move.</param>
    public void Enter(ReadOnlySpan<float> input, InferenceLease lease)
    {
        _workspace = lease.Workspace;
        _arena = Address(ref lease.Arena);
        _weights = Address(ref lease.Weights);
        _weightBytes = lease.WeightLength * sizeof(float);
        Fill(_workspace.Arena);
        Fill(_spans.Span);
        input.CopyTo(Floats(_spans.Span, _places[0]));
    }

    /// <summary>Begins a layer: from here on it may touch what it is planned to.</summary>
    /// <exception cref="MemoryCheckException">What it is planned to touch is not its own.</exception>
    public void Begin(int layer)
    {
        _index = layer;
        _layer = _layers[layer];
        _tables.Clear();
        Resolve(_layer.Loads, _loads, "loads");
        Resolve(_layer.Stores, _stores, "stores");
    }

    /// <summary>A table of planes that the layer may read.</summary>
    public ref int Table(ReadOnlySpan<int> table)
    {
        ref int first = ref MemoryMarshal.GetReference(table);
        nint begin = Address(ref first);
        _tables.Add((begin, begin + (table.Length * sizeof(int))));
        return ref first;
    }

    /// <summary>Ends a layer.</summary>
    /// <exception cref="MemoryCheckException">It changed memory that is not its own.</exception>
    public void End()
    {
        foreach (CheckedRange quiet in _quiet[_index])
        {
            Verify(Floats(_workspace!.Arena, quiet), quiet);
        }

        foreach (CheckedRange quiet in _around)
        {
            Verify(Floats(_spans.Span, quiet), quiet with { Memory = CheckedMemory.Input, Offset = quiet.Offset - MemoryMargin.Bytes });
        }

        foreach (CheckedRegion region in _regions.Where(region => region.Last == _index))
        {
            Fill(Floats(_workspace!.Arena, CheckedRange.Arena(region.Offset, region.Length)));
        }
    }

    private static void Fill(Span<float> memory) => MemoryMarshal.Cast<float, uint>(memory).Fill(Pattern);

    private static CheckedRange[] Between(IEnumerable<(int Offset, int Length)> used, int length)
    {
        List<CheckedRange> between = [];
        int end = 0;
        foreach ((int offset, int count) in used.Append((length, 0)).OrderBy(range => range.Item1))
        {
            if (offset > end)
            {
                between.Add(CheckedRange.Arena(end, offset - end));
            }

            end = Math.Max(end, offset + count);
        }

        return [.. between];
    }

    private void Verify(ReadOnlySpan<float> memory, CheckedRange quiet)
    {
        int changed = MemoryMarshal.Cast<float, uint>(memory).IndexOfAnyExcept(Pattern);
        if (changed >= 0)
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture,
                $"changed {quiet with { Offset = quiet.Offset + (changed * sizeof(uint)), Length = sizeof(uint) }}, which holds no value "
                    + $"and guards those around it; it may store to {Text(_layer.Stores)}"));
        }
    }

    /// <summary>Turns ranges into addresses, and checks that they lie in memory that is alive.</summary>
    private void Resolve(IReadOnlyList<CheckedRange> ranges, List<(nint Begin, nint End)> addresses, string what)
    {
        addresses.Clear();
        foreach (CheckedRange range in ranges)
        {
            bool inside = range.Memory switch
            {
                CheckedMemory.Arena => _regions.Any(region => region.First <= _index && _index <= region.Last
                    && region.Offset <= range.Offset && range.Offset + range.Length <= region.Offset + region.Length
                    && region.Offset - range.Margin >= 0 && region.Offset + region.Length + range.Margin <= _arenaBytes),
                CheckedMemory.Weights => range.Offset >= 0 && range.Offset + range.Length <= _weightBytes,
                _ => range.Offset >= 0 && range.Offset + range.Length <= Place(range).Length,
            };
            if (!inside)
            {
                throw Fault($"{what} {range} by its plan, which is not within one living buffer");
            }

            nint begin = Base(range) + range.Offset - range.Margin;
            addresses.Add((begin, begin + range.Length + (2 * range.Margin)));
        }
    }

    private CheckedRange Place(CheckedRange range) => _places[range.Memory == CheckedMemory.Input ? 0 : range.Output + 1];

    private nint Base(CheckedRange range) => range.Memory switch
    {
        CheckedMemory.Arena => _arena,
        CheckedMemory.Weights => _weights,
        _ => Address(ref Floats(_spans.Span, Place(range))[0]),
    };

    private static Span<float> Floats(Span<float> memory, CheckedRange range) =>
        memory.Slice(range.Offset / sizeof(float), range.Length / sizeof(float));

    private MemoryCheckException Fault(string what) => new($"{_layer.Name} ({_layer.Kernel}) {what}.");

    private static string Text(IReadOnlyList<CheckedRange> ranges) =>
        string.Join(", ", ranges.Take(8)) + (ranges.Count > 8 ? ", …" : "");

    private static unsafe nint Address<T>(ref T element)
        where T : unmanaged => (nint)Unsafe.AsPointer(ref element);
}
