using System.Globalization;

namespace ShuffleNet.Compiler.Startup;

/// <summary>What both programs share: the image, and what they print for the benchmark.</summary>
internal static class StartupReport
{
    public static void Fill(float[] input)
    {
        for (int index = 0; index < input.Length; index++)
        {
            input[index] = (index % 251) - 125;
        }
    }

    /// <summary>A line with the first logit, as soon as there is one, and a line with the peak of the memory in KiB.</summary>
    public static void Write(ReadOnlySpan<float> logits)
    {
        Console.WriteLine(logits[0].ToString("R", CultureInfo.InvariantCulture));
        string peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]);
    }
}
