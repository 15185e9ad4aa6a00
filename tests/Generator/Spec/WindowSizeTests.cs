using Rounding = ShuffleNet.Compiler.PoolRounding;

namespace ShuffleNet.Compiler.Tests.Generator.Spec;

public class WindowSizeTests
{
    /// <summary>Counts windows one by one: the definition instead of the formula.</summary>
    [Fact]
    public void Of_EverySmallSize_EqualsCounting()
    {
        foreach (int kernel in new[] { 2, 3 })
        {
            for (int padding = 0; padding <= kernel - 2; padding++)
            {
                for (int input = 1; input < 40; input++)
                {
                    int whole = 0;
                    int started = 0;
                    for (int start = -padding; start < input; start += 2)
                    {
                        whole += start + kernel <= input + padding ? 1 : 0;
                        // Rounding up adds one window if the last whole one does not end at the padded end.
                        started += start + kernel < input + padding + 2 ? 1 : 0;
                    }

                    Assert.Equal(whole, WindowSize.Of(input, kernel, 2, padding));
                    Assert.Equal(started, WindowSize.Of(input, kernel, 2, padding, Rounding.Ceiling));
                }
            }
        }
    }

    [Theory]
    [InlineData(112, 3, 2, 0, true, 56)]
    [InlineData(113, 3, 2, 0, true, 56)]
    [InlineData(7, 3, 2, 1, false, 4)]
    [InlineData(2, 3, 2, 0, true, 1)]
    [InlineData(1, 3, 2, 0, true, 0)]
    [InlineData(1, 2, 2, 0, true, 1)]
    [InlineData(1, 2, 2, 1, true, 1)]
    [InlineData(224, 3, 1, 1, false, 224)]
    public void Of_KnownSizes_AreAsInCaffe(int input, int kernel, int stride, int padding, bool up, int expected) =>
        Assert.Equal(expected, WindowSize.Of(input, kernel, stride, padding, up ? Rounding.Ceiling : Rounding.Floor));
}
