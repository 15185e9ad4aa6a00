using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ShuffleNet.Compiler;

/// <summary>
/// Where the time of one instance goes, layer by layer: what <see cref="ShuffleNetAttribute.Profile"/> adds to a class. It
/// remembers the last <see cref="Capacity"/> inferences and allocates nothing while it records. One time stamp a layer, some
/// 25 ns, is part of every figure. Read it between inferences, not during one.
/// </summary>
/// <param name="summary">The layers.</param>
public sealed class NetworkProfile(NetworkSummary summary)
{
    /// <summary>How many inferences are remembered.</summary>
    public const int Capacity = 256;

    // One row per remembered inference.
    private readonly long[] _ticks = new long[Capacity * summary.Layers.Count];
    private long _inferences;
    private long _last;

    /// <summary>Inferences since the start or the last <see cref="Reset"/>.</summary>
    public long Inferences => _inferences;

    /// <summary>The times of all layers in the order in which they run; empty before the first inference.</summary>
    public IReadOnlyList<LayerTime> Layers => _inferences == 0 ? [] : [.. summary.Layers.Select(Measure)];

    /// <summary>Forgets all inferences, for instance those that warmed up the caches.</summary>
    public void Reset() => _inferences = 0;

    /// <summary>Begins an inference. Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Begin() => _last = Stopwatch.GetTimestamp();

    /// <summary>Ends a layer; the last one ends the inference. Used by generated code.</summary>
    /// <param name="layer">Its index.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void End(int layer)
    {
        long now = Stopwatch.GetTimestamp();
        _ticks[((int)(_inferences % Capacity) * summary.Layers.Count) + layer] = now - _last;
        _last = now;
        if (layer == summary.Layers.Count - 1)
        {
            _inferences++;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => ToString(0);

    /// <summary>A table of the layers that ends with the sum.</summary>
    /// <param name="peak">What one core can do, in 10^9 multiply-adds a second, for the column "of peak"; 0 leaves it out.</param>
    public string ToString(double peak)
    {
        if (_inferences == 0)
        {
            return summary.Title + "\nno inference yet\n";
        }

        string[] heads = ["layer", "kind", "input", "output", "us", "min", "GMAC/s", "of peak", "lost us", "bytes", "GB/s"];
        IReadOnlyList<LayerTime> layers = Layers;
        LayerTime all = new(
            new LayerSummary("total", "", "", "", "", summary.MultiplyAdds, summary.Parameters, summary.Layers.Sum(layer => layer.Bytes)),
            Sum(layers.Select(layer => layer.Median)),
            Sum(layers.Select(layer => layer.Minimum)));
        string[][] rows = [heads, .. layers.Append(all).Select(layer => Row(layer, peak))];
        int[] shown = [.. Enumerable.Range(0, heads.Length).Where(column => peak > 0 || heads[column] is not ("of peak" or "lost us"))];

        StringBuilder table = new(summary.Title + "\n");
        TextTable.Append(table, [.. rows.Select(row => shown.Select(column => row[column]).ToArray())], words: 4);
        return table.ToString();
    }

    private static string[] Row(LayerTime time, double peak)
    {
        double ideal = peak > 0 ? time.Layer.MultiplyAdds / peak / 1e3 : 0;
        return
        [
            time.Layer.Name, time.Layer.Kind, time.Layer.Input, time.Layer.Output,
            Number(time.Median.TotalMicroseconds, "F1"),
            Number(time.Minimum.TotalMicroseconds, "F1"),
            Number(time.GigaMultiplyAdds, "F1"),
            peak > 0 ? Number(time.GigaMultiplyAdds / peak, "P0") : "",
            Number(time.Median.TotalMicroseconds - ideal, "F1"),
            Number(time.Bytes, "N0"),
            Number(time.Bytes / Math.Max(time.Median.TotalSeconds, 1e-9) / 1e9, "F1"),
        ];
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    private LayerTime Measure(LayerSummary layer, int index)
    {
        int count = (int)Math.Min(_inferences, Capacity);
        long[] sorted = [.. Enumerable.Range(0, count).Select(inference => _ticks[(inference * summary.Layers.Count) + index]).Order()];
        return new LayerTime(layer, Stopwatch.GetElapsedTime(0, sorted[count / 2]), Stopwatch.GetElapsedTime(0, sorted[0]));
    }
}
