using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Generator.Graph;

/// <summary>What the compiler takes for granted of an activation's results, against its values over many intervals.</summary>
public class ActivationTests
{
    private static readonly double[] s_ends = [-20, -6, -3, -1.5, -1.278, -0.5, 0, 0.5, 3, 6, 7, 20];

    public static TheoryData<string> Names => [.. Activations.Names];

    private static IEnumerable<Interval> Intervals =>
        from least in s_ends from most in s_ends where least <= most select new Interval(least, most);

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_Interval_HoldsEveryResult(string name)
    {
        Activation activation = Activations.Get(name);
        foreach (Interval interval in Intervals)
        {
            Interval results = activation.Of(interval);
            Assert.All(
                Sweep(interval), x => Assert.InRange(ReferenceActivation.Of(activation, x), results.Min - 1e-6, results.Max + 1e-6));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsIdentityOn_Interval_IsWhereNoValueChanges(string name)
    {
        Activation activation = Activations.Get(name);
        foreach (Interval interval in Intervals)
        {
            bool keeps = Sweep(interval).All(x => Math.Abs(ReferenceActivation.Of(activation, x) - x) < 1e-9);
            Assert.True(!activation.IsIdentityOn(interval) || keeps, $"{interval}");
        }
    }

    [Theory]
    [InlineData("relu", 0, 20, true)]
    [InlineData("relu", -0.5, 20, false)]
    [InlineData("relu6", 0, 6, true)]
    [InlineData("relu6", 0, 7, false)]
    [InlineData("leakyrelu(0.1)", 0, 20, true)]
    [InlineData("hardswish", 3, 20, true)]
    [InlineData("hardswish", 0, 20, false)]
    [InlineData("sigmoid", 0, 1, false)]
    public void IsIdentityOn_KnownInterval_IsAsExpected(string name, double least, double most, bool expected) =>
        Assert.Equal(expected, Activations.Get(name).IsIdentityOn(new(least, most)));

    private static IEnumerable<double> Sweep(Interval interval) =>
        Enumerable.Range(0, 201).Select(step => interval.Min + ((interval.Max - interval.Min) * step / 200));
}
