using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Spec;

/// <summary>The resolver against the presets of the tests, which were written down without it.</summary>
public class PresetAgreementTests
{
    [Fact]
    public void Resolve_EveryPreset_EqualsTheTestsOwn()
    {
        foreach (ShuffleNetDialect dialect in Presets.Dialects)
        {
            foreach (int groups in Presets.Groups)
            {
                foreach (double scale in Presets.Scales)
                {
                    SpecResolution resolution = SpecResolver.Resolve(
                        new WrittenSpec { Dialect = (int)dialect, Groups = groups, Scale = scale }.ToRaw());

                    Assert.Empty(resolution.Problems);
                    Assert.Equal(Presets.Of(dialect, groups, scale), resolution.Spec);
                }
            }
        }
    }

    [Fact]
    public void Resolve_EverySplitPreset_EqualsTheTestsOwn()
    {
        foreach (ShuffleNetDialect dialect in Presets.SplitDialects)
        {
            foreach (double scale in Presets.SplitScales)
            {
                SpecResolution resolution = SpecResolver.Resolve(
                    new WrittenSpec { Version = 2, Dialect = (int)dialect, Scale = scale }.ToRaw());

                Assert.Empty(resolution.Problems);
                Assert.Equal(Presets.SplitOf(dialect, scale), resolution.Spec);
            }
        }

        Assert.Equal(Presets.SplitOf(ShuffleNetDialect.Torchvision, 1), SpecResolver.Resolve(new WrittenSpec { Version = 2 }.ToRaw()).Spec);
    }

    [Fact]
    public void Resolve_EverySearchedPreset_EqualsTheTestsOwn()
    {
        foreach (NetworkSize size in Presets.PlusSizes)
        {
            Assert.Equal(Presets.PlusOf(size), SpecResolver.Resolve(new WrittenSpec { Version = 3, Size = (int)size }.ToRaw()).Spec);
        }

        Assert.Equal(Presets.PlusOf(NetworkSize.Medium), SpecResolver.Resolve(new WrittenSpec { Version = 3 }.ToRaw()).Spec);
        Assert.Equal(Presets.OneShot(), SpecResolver.Resolve(new WrittenSpec { Version = 4 }.ToRaw()).Spec);
    }

    /// <summary>The authors publish them in millions of multiply-adds.</summary>
    [Theory]
    [InlineData((int)NetworkSize.Small, 156)]
    [InlineData((int)NetworkSize.Medium, 222)]
    [InlineData((int)NetworkSize.Large, 360)]
    public void Compile_PlusOfEverySize_HasThePublishedMultiplyAdds(int size, int millions) =>
        Assert.Equal(millions, Math.Round(NetworkCompiler.Compile(Presets.PlusOf((NetworkSize)size)).MultiplyAdds / 1e6));
}
