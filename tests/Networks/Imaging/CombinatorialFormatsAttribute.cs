using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace ShuffleNet.Compiler.Tests.Networks.Imaging;

/// <summary>Every pixel format with every channel order.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CombinatorialFormatsAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([
            .. from format in Enum.GetValues<PixelFormat>()
               from channels in Enum.GetValues<ChannelOrder>()
               select new TheoryDataRow<PixelFormat, ChannelOrder>(format, channels),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
