using Generated = ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tests.Spec;

/// <summary>The generator cannot reference the runtime, so it has its own copies of the attribute's enums.</summary>
public class EnumTests
{
    [Theory]
    [InlineData(typeof(ShuffleNetVersion), typeof(Generated.ShuffleNetVersion))]
    [InlineData(typeof(ShuffleNetDialect), typeof(Generated.ShuffleNetDialect))]
    [InlineData(typeof(BottleneckRule), typeof(Generated.BottleneckRule))]
    [InlineData(typeof(ShufflePosition), typeof(Generated.ShufflePosition))]
    [InlineData(typeof(ShuffleDirection), typeof(Generated.ShuffleDirection))]
    [InlineData(typeof(PoolRounding), typeof(Generated.PoolRounding))]
    [InlineData(typeof(AverageDivisor), typeof(Generated.AverageDivisor))]
    [InlineData(typeof(ConcatOrder), typeof(Generated.ConcatOrder))]
    [InlineData(typeof(StridedReluPlacement), typeof(Generated.StridedReluPlacement))]
    public void Enum_OfTheGenerator_EqualsTheRuntimes(Type runtime, Type generator)
    {
        static IEnumerable<string> Members(Type type) =>
            Enum.GetNames(type).Zip(Enum.GetValuesAsUnderlyingType(type).Cast<int>(), (name, value) => $"{name} = {value}");

        Assert.Equal(Members(runtime), Members(generator));
    }
}
