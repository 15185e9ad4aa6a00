using System.Globalization;
using CsCheck;

namespace ShuffleNet.Compiler.Tests.Support.Properties;

/// <summary>
/// Checks a property on random values that are the same in every run. A value that breaks it is followed by the search for a smaller
/// one that does; the message ends with its seed and its text. <c>CsCheck_Seed=…</c> in the environment replays one value and
/// searches on from there.
/// </summary>
internal static class Property
{
    // Values that are tried in place of one that breaks a property.
    private const int Shrinks = 60;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";

    /// <param name="values">Makes the values.</param>
    /// <param name="property">Throws where the property does not hold.</param>
    /// <param name="count">How many values there are.</param>
    /// <param name="print">A value as text that brings it back.</param>
    public static void Hold<T>(Gen<T> values, Action<T> property, int count, Func<T, string> print)
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Seed") is string replayed)
        {
            values.Sample(property, seed: replayed, iter: Shrinks, threads: 1, print: print);
            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (index, state) =>
        {
            string seed = Seed(index);
            try
            {
                values.Sample(property, seed: seed, iter: 1, threads: 1, print: print);
            }
            catch (CsCheckException)
            {
                state.Stop();
                values.Sample(property, seed: seed, iter: Shrinks, threads: 1, print: print);
                throw;
            }
        });
    }

    /// <summary>Seeds are twelve digits to the base of 64, the first of them below 16.</summary>
    private static string Seed(int index)
    {
        Random random = new(index);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Digits[random.Next(16)]}{new string([.. Enumerable.Range(0, 10).Select(_ => Digits[random.Next(64)])])}0");
    }
}
