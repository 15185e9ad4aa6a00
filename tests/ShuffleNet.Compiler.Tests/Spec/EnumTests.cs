using GeneratorSpec = ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tests.Spec;

/// <summary>The generator cannot reference the runtime, so it has its own copies of the attribute's enums.</summary>
public class EnumTests
{
    [Theory]
    [InlineData(typeof(ShuffleNetVersion), typeof(GeneratorSpec.ShuffleNetVersion))]
    [InlineData(typeof(ShuffleNetDialect), typeof(GeneratorSpec.ShuffleNetDialect))]
    [InlineData(typeof(NetworkOutputs), typeof(GeneratorSpec.NetworkOutputs))]
    [InlineData(typeof(BottleneckRule), typeof(GeneratorSpec.BottleneckRule))]
    [InlineData(typeof(ShufflePosition), typeof(GeneratorSpec.ShufflePosition))]
    [InlineData(typeof(ShuffleDirection), typeof(GeneratorSpec.ShuffleDirection))]
    [InlineData(typeof(PoolRounding), typeof(GeneratorSpec.PoolRounding))]
    [InlineData(typeof(AverageDivisor), typeof(GeneratorSpec.AverageDivisor))]
    [InlineData(typeof(ConcatOrder), typeof(GeneratorSpec.ConcatOrder))]
    [InlineData(typeof(StridedReluPlacement), typeof(GeneratorSpec.StridedReluPlacement))]
    public void Enum_OfTheGenerator_EqualsTheRuntimes(Type runtime, Type generator)
    {
        static IEnumerable<string> Members(Type type) =>
            Enum.GetNames(type).Zip(Enum.GetValuesAsUnderlyingType(type).Cast<int>(), (name, value) => $"{name} = {value}");

        Assert.Equal(Members(runtime), Members(generator));
    }
}
