using System.Globalization;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>The rows of the comparison as text, each printed as soon as it is measured.</summary>
internal sealed class ComparisonTable(TextWriter output)
{
    public void Head() => output.WriteLine(
        "network           MACs/M  ours ms    (min)   ORT ms    (min)   ratio  paired  GMAC/s  of peak  difference  1 thread ms  "
            + "speed-up  round trip ns");

    public void Row(ComparisonRow row)
    {
        string difference = row.Difference is double value ? value.ToString("E1", CultureInfo.InvariantCulture) : "-";
        string threads = row.OneThread is double alone
            ? string.Create(CultureInfo.InvariantCulture, $"  {alone,11:F3} {alone / row.Ours,8:F2}x {row.RoundTrip,14:F0}")
            : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Network,-16} {row.MultiplyAdds / 1e6,7:F1} {row.Ours,8:F3} {row.OursLeast,8:F3} {row.Peer,8:F3} {row.PeerLeast,8:F3} "
                + $"{row.Ratio,6:F2}x {row.PairedRatio,6:F2}x {row.MultiplyAdds / row.Ours / 1e6,7:F1} {row.ShareOfPeak,7:P0} "
                + $"{difference,12}{threads}"));
    }

    public void Foot(IReadOnlyList<ComparisonRow> rows)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Peak of multiply-adds in registers: {rows.Min(row => row.Peak):F1} to {rows.Max(row => row.Peak):F1} GMAC/s. Threads on "
                + $"each side: {rows[0].Threads}."));
        if (rows.FirstOrDefault(row => row.MultiplyAdds != row.PeerMultiplyAdds) is ComparisonRow other)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{other.Network}: v1-0.5x-g3 here, AlexNet ({other.PeerMultiplyAdds / 1e6:F1} M multiply-adds) in ONNX Runtime."));
        }
    }
}
