using System.Reflection;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Spec;

/// <summary>The quick networks are few; together they still say something about every property.</summary>
public class NetworkCasesTests
{
    [Fact]
    public void Quick_EveryPropertyOfChoice_HasEachOfItsValues()
    {
        NetworkSpec[] specs = [.. NetworkCases.QuickNames.Concat(BackboneCases.QuickNames)
            .Select(name => BackboneCases.Find(name) ?? NetworkCases.Get(name))];
        PropertyInfo[] choices =
        [
            .. typeof(NetworkSpec).GetProperties()
                .Where(property => property.CanWrite && (property.PropertyType == typeof(bool) || property.PropertyType.IsEnum)),
        ];

        Assert.NotEmpty(choices);
        Assert.All(choices, property =>
        {
            IEnumerable<object> values = property.PropertyType == typeof(bool)
                ? [false, true]
                : Enum.GetValues(property.PropertyType).Cast<object>();
            Assert.Equal(values.Order(), specs.Select(spec => property.GetValue(spec)!).Distinct().Order());
        });
    }

    [Fact]
    public void Quick_CountedProperties_HaveTheirRanges()
    {
        NetworkSpec[] specs = [.. NetworkCases.QuickNames.Select(NetworkCases.Get)];

        Assert.Equal([1, 2, 3, 4, 5, 8], specs.Select(spec => spec.Groups).Distinct().Order());
        Assert.Equal([2, 3], specs.Select(spec => spec.ShortcutPoolKernel).Distinct().Order());
        Assert.Equal([1, 2], specs.Select(spec => spec.StemStride).Distinct().Order());
        Assert.Equal([1, 2], specs.SelectMany(spec => spec.Stages).Select(stage => stage.Stride).Distinct().Order());
        Assert.Equal([3, 5, 7], specs.SelectMany(spec => spec.DepthwiseKernels).Append(3).Distinct().Order());
        Assert.Equal([1, 3, 5], specs.Select(spec => spec.InputChannels).Distinct().Order());
        Assert.Contains(specs, spec => spec.SecondGroups != spec.Groups);
        Assert.Equal(2, specs.Count(spec => spec.InputHeight == 224));
    }
}
