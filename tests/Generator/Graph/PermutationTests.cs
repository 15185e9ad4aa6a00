using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Generator.Graph;

public class PermutationTests
{
    [Fact]
    public void Shuffle_ThreeGroupsOfTwo_IsThePapersTransposition() =>
        Assert.Equal([0, 2, 4, 1, 3, 5], Permutation.Shuffle(6, 3).Sources);

    [Theory]
    [InlineData(60, 3)]
    [InlineData(54, 2)]
    [InlineData(8, 8)]
    [InlineData(5, 1)]
    public void Invert_OfShuffle_IsTheShuffleWithTheOtherFactor(int channels, int groups)
    {
        Permutation shuffle = Permutation.Shuffle(channels, groups);

        Assert.Equal(Permutation.Shuffle(channels, channels / groups), shuffle.Invert());
        Assert.True(shuffle.Then(shuffle.Invert()).IsIdentity);
        Assert.True(shuffle.Invert().Then(shuffle).IsIdentity);
    }

    [Fact]
    public void Then_OfRandomPermutations_AppliesTheFirstFirst()
    {
        Random random = new(3);
        for (int trial = 0; trial < 50; trial++)
        {
            int[] items = [.. Enumerable.Range(0, 1 + random.Next(20))];
            Permutation first = Shuffled(items, random);
            Permutation second = Shuffled(items, random);

            Assert.Equal(second.Apply([.. first.Apply(items)]), first.Then(second).Apply(items));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(-1, 0)]
    public void FromSources_NotEachOnce_Throws(int first, int second) =>
        Assert.Throws<ArgumentException>(() => Permutation.FromSources([first, second]));

    private static Permutation Shuffled(int[] items, Random random)
    {
        int[] copy = [.. items];
        random.Shuffle(copy);
        return Permutation.FromSources(copy);
    }
}
