using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Import.Quantization;

/// <summary>The arithmetic of single numbers against its definition, at both ends of every range too.</summary>
public class RequantizationTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Scale_AnySum_IsAsDefined() => Repeat(random =>
    {
        int sum = Any(random, int.MinValue, int.MaxValue) >> random.Next(32);
        int shift = random.Next(16);
        int multiplier = Any(random, 1, short.MaxValue);

        Planes expected = IntegerOperators.Scale(One(sum), shift, [multiplier]);

        Assert.Equal(expected.Values[0], Requantization.Scale(sum, shift, multiplier));
    });

    [Fact]
    public void Add_AnyCodes_IsAsDefined() => Repeat(random =>
    {
        int scaled = Any(random, short.MinValue, short.MaxValue);
        int code = Any(random, -128, 127);
        int multiplier = Any(random, 1, short.MaxValue);

        Planes expected = IntegerOperators.Add(One(scaled), One(code), multiplier);

        Assert.Equal(expected.Values[0], Requantization.Add(scaled, Requantization.Residual(code, multiplier)));
    });

    [Fact]
    public void Input_AnyValue_IsAsDefined() => Repeat(random =>
    {
        float scale = (float)Math.Pow(10, random.Next(-6, 6)) * (0.1f + random.NextSingle());
        int zero = Any(random, -128, 127);
        float value = (float)((random.NextDouble() - 0.5) * 1000 * scale);
        value = random.Next(4) == 0 ? MathF.Round(value / scale * 2) / 2 * scale : value;

        Planes expected = IntegerOperators.Quantize(One(value), scale, zero);

        Assert.Equal(expected.Values[0], Requantization.Input(value, 1 / scale, zero));
    });

    [Theory]
    [InlineData(float.NaN, -128)]
    [InlineData(float.NegativeInfinity, -128)]
    [InlineData(float.PositiveInfinity, 127)]
    [InlineData(float.MaxValue, 127)]
    [InlineData(2.5f, 2)]
    [InlineData(3.5f, 4)]
    [InlineData(-2.5f, -2)]
    public void Input_SpecialValue_HasACode(float value, int code) => Assert.Equal(code, Requantization.Input(value, 1, 0));

    [Theory]
    [InlineData(0, 9, 0)]
    [InlineData(9 * 255, 9, 4080)]
    [InlineData(1, 32, 1)]
    [InlineData(1, 33, 0)]
    public void Mean_Sum_IsInSixteenths(int sum, int count, int mean) => Assert.Equal(mean, Requantization.Mean(sum, count));

    [Fact]
    public void Round_InputsThatGoTogether_MissLessThanRoundingEach()
    {
        // Ten inputs that are one number with a little of their own: errors of rounding add up unless they cancel.
        Random random = new(1);
        const int Count = 10;
        double[][] samples = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            double common = random.Next(100, 200);
            return Enumerable.Range(0, Count).Select(_ => common + random.Next(10)).ToArray();
        })];
        double[] products = [.. Enumerable.Range(0, Count * Count).Select(index =>
            samples.Average(sample => sample[index / Count] * sample[index % Count]))];
        ErrorFeedback feedback = new(products);
        double together = 0;
        double each = 0;
        for (int row = 0; row < 100; row++)
        {
            double[] weights = [.. Enumerable.Range(0, Count).Select(_ => (random.NextDouble() - 0.5) * 20)];
            sbyte[] rounded = feedback.Round([.. weights], 127);
            together += samples.Average(sample => Math.Pow(Error(sample, weights, index => rounded[index]), 2));
            each += samples.Average(sample => Math.Pow(Error(sample, weights, index => Math.Round(weights[index])), 2));
        }

        Assert.True(together < each / 4, $"{together} {each}");

        static double Error(double[] sample, double[] weights, Func<int, double> rounded) =>
            Enumerable.Range(0, Count).Sum(index => sample[index] * (rounded(index) - weights[index]));
    }

    [Fact]
    public void Best_FewLargeValues_CutsThemOff()
    {
        Histogram values = new(0, 100);
        values.Add([.. Enumerable.Range(0, 1_000_000).Select(index => index % 1000 / 1000f)]);
        values.Add([100]);

        CodeRange range = CodeRange.Best(values);

        Assert.Equal(-128, range.Zero);
        Assert.InRange(range.Scale * 255, 30, 60);
    }

    private static void Repeat(Action<Random> check)
    {
        Random random = new(1);
        for (int draw = 0; draw < Draws; draw++)
        {
            check(random);
        }
    }

    /// <summary>A number of a range, every fourth an end of it.</summary>
    private static int Any(Random random, int least, int most) => random.Next(8) switch
    {
        0 => least,
        1 => most,
        _ => (int)random.NextInt64(least, (long)most + 1),
    };

    private static Planes One(double value) => new(1, 1, 1, [value]);
}
