namespace ShuffleNet.Compiler.Import;

/// <summary>A signal to its noise.</summary>
internal static class Decibels
{
    // What has no noise at all, or no signal, has a number too.
    private const double Most = 200;

    public static double Of(double signal, double noise) =>
        noise == 0 ? Most : signal == 0 ? -Most : Math.Clamp(10 * Math.Log10(signal / noise), -Most, Most);
}
