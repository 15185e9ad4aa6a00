using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks;

public class SmokeTests
{
    [Fact]
    public void Emit_Smoke_Compiles()
    {
        NetworkSpec spec = new() { Dialect = Generator.Spec.ShuffleNetDialect.Megvii, Bottleneck = Generator.Spec.BottleneckRule.QuarterOfUnit, ShufflePosition = Generator.Spec.ShufflePosition.AfterDepthwise, ShuffleDirection = Generator.Spec.ShuffleDirection.ChannelsToGroups, StemPoolPadding = 1, ShortcutPoolPadding = 1, StridedRelu = Generator.Spec.StridedReluPlacement.OnBranch, Stages = new([new(240, 4, 2), new(480, 8, 2), new(960, 4, 2)]) };
        foreach (EmittedFile file in NetworkEmitter.Emit(new NetworkModel(CompiledNetwork.TestType, spec)))
        {
            File.WriteAllText("/tmp/exp/out/" + file.HintName, file.Source);
        }

        INetworkRunner runner = CompiledNetwork.Create(spec);
        Assert.Equal(0, runner.AllocatedByRun(new float[3 * 224 * 224]));
    }
}
