using CsCheck;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Properties;

namespace ShuffleNet.Compiler.Tests.Generator.Properties;

/// <summary>The algebra of permutations, on which folding a shuffle rests.</summary>
public class PermutationPropertyTests
{
    private static readonly Gen<(Permutation P, Permutation Q, Permutation R)> s_triples = Gen.Int[1, 40]
        .SelectMany(count => Permutations(count).Select(Permutations(count), Permutations(count)));

    [Fact]
    public void Permutations_Random_ObeyTheAlgebra() => ObeyTheAlgebra(count: 2000);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Permutations_ManyRandom_ObeyTheAlgebra() => ObeyTheAlgebra(count: 100_000);

    private static void ObeyTheAlgebra(int count) => Property.Hold(
        s_triples,
        triple =>
        {
            (Permutation p, Permutation q, Permutation r) = triple;
            int[] items = [.. Enumerable.Range(100, p.Count)];
            Permutation identity = Permutation.Identity(p.Count);

            Assert.Equal(p.Then(q).Then(r), p.Then(q.Then(r)));
            Assert.Equal(p, p.Then(identity));
            Assert.Equal(p, identity.Then(p));
            Assert.Equal(identity, p.Then(p.Invert()));
            Assert.Equal(identity, p.Invert().Then(p));
            Assert.Equal(p, p.Invert().Invert());
            Assert.Equal(p.Then(q).Invert(), q.Invert().Then(p.Invert()));
            Assert.Equal(q.Apply([.. p.Apply(items)]), p.Then(q).Apply(items));
            Assert.Equal(items, p.Invert().Apply([.. p.Apply(items)]));
            Assert.Equal(p.IsIdentity, p == identity);
        },
        count,
        triple => $"{triple.P} {triple.Q} {triple.R}");

    [Fact]
    public void Shuffle_AnyGroups_IsATranspositionWhoseInverseHasTheOtherFactor() => Property.Hold(
        Gen.Int[1, 12].Select(Gen.Int[1, 12]),
        size =>
        {
            (int groups, int each) = size;
            Permutation shuffle = Permutation.Shuffle(groups * each, groups);

            Assert.True(shuffle.Then(Permutation.Shuffle(groups * each, each)).IsIdentity);
            for (int group = 0; group < groups; group++)
            {
                for (int channel = 0; channel < each; channel++)
                {
                    Assert.Equal((group * each) + channel, shuffle[(channel * groups) + group]);
                }
            }
        },
        count: 300,
        size => $"{size}");

    private static Gen<Permutation> Permutations(int count) => Gen.Int[0, 1_000_000].Array[count]
        .Select(keys => Permutation.FromSources(Enumerable.Range(0, count).OrderBy(index => keys[index])));
}
