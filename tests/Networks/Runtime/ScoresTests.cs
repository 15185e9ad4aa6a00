using CsCheck;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>The best class, the best few and probabilities, against sorting and double precision.</summary>
public class ScoresTests
{
    // Few different values, so that many are equal.
    private static readonly Gen<float[]> s_scores = Gen.OneOf(
        Gen.Float[-30, 30],
        Gen.Int[-2, 2].Select(value => (float)value),
        Gen.Const(float.NaN),
        Gen.Const(float.NegativeInfinity)).Array[1, 40];

    [Fact]
    public void Top_AnyScores_IsTheBeginningOfTheSortedList() =>
        Gen.Select(s_scores, Gen.Int[0, 45]).Sample((scores, room) =>
        {
            ClassScore[] found = new ClassScore[room];
            int count = Scores.Top(scores, found);

            int[] sorted = [.. Enumerable.Range(0, scores.Length)
                .OrderByDescending(index => float.IsNaN(scores[index]) ? double.PositiveInfinity : scores[index])];
            Assert.Equal(Math.Min(room, scores.Length), count);
            Assert.Equal(sorted[..count], found[..count].Select(score => score.Class));
            Assert.All(found[..count], score => Assert.Equal(scores[score.Class], score.Score));
            Assert.Equal(sorted[0], Scores.ArgMax(scores));
        });

    [Fact]
    public void Softmax_AnyLogits_IsTheDefinition() =>
        Gen.Float[-60, 60].Array[1, 70].Sample(logits =>
        {
            float[] probabilities = new float[logits.Length];
            Scores.Softmax(logits, probabilities);
            float[] inPlace = [.. logits];
            Scores.Softmax(inPlace, inPlace);

            double[] powers = [.. logits.Select(logit => Math.Exp((double)logit - logits.Max()))];
            Assert.All(probabilities.Zip(powers), pair => Assert.Equal(pair.Second / powers.Sum(), pair.First, 1e-6));
            Assert.Equal(probabilities, inPlace);
        });

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Softmax_NoNumberOrInfinity_GivesNoNumbers(float value)
    {
        float[] probabilities = new float[5];

        Scores.Softmax([1, 2, value, 3, 4], probabilities);

        Assert.All(probabilities, probability => Assert.True(float.IsNaN(probability)));
    }

    [Fact]
    public void Scores_SpansThatDoNotFit_Throw()
    {
        float[] values = new float[6];

        Assert.Equal("scores", Assert.Throws<ArgumentException>(() => Scores.ArgMax([])).ParamName);
        Assert.Equal("probabilities", Assert.Throws<ArgumentException>(() => Scores.Softmax(values, new float[5])).ParamName);
        Assert.Equal(
            "probabilities", Assert.Throws<ArgumentException>(() => Scores.Softmax(values.AsSpan(0, 5), values.AsSpan(1, 5))).ParamName);
    }

    [Fact]
    public void Scores_Any_AllocateNothing()
    {
        float[] values = RandomInput.Of(1000, 1);
        ClassScore[] found = new ClassScore[5];

        Assert.Equal(0, Allocations.Minimum(() =>
        {
            Scores.ArgMax(values);
            Scores.Top(values, found);
            Scores.Softmax(values, values);
        }));
    }
}
