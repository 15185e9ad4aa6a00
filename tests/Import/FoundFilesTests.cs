using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>Files of tensors as strangers made them, which are not of this repository.</summary>
public class FoundFilesTests
{
    [Theory]
    [InlineData("cases/03-prefix-backbone.pth", false)]
    [InlineData("cases/03b-wrapped-net.pth", false)]
    [InlineData("cases/03c-namespace.pth", false)]
    [InlineData("cases/02-backbone-only.pth", true)]
    [InlineData("models/fastestdet-tooth.pth", true)]
    [InlineData("models/v2-0.5x-backbone-of-fastestdet.pth", true)]
    [InlineData("detectors/weights/fastestdet-352.pth", true)]
    [InlineData("detectors/weights/nanodet-m-416.ckpt", true)]
    public void Open_FileOfSomebody_LoadsAsItStands(string name, bool isBackbone)
    {
        using ModelFile file = ModelFile.Open(SharedData.PathOf(name), new() { InputHeight = 64, InputWidth = 64 });
        using TensorSource weights = file.TensorsFor(file.Spec);
        float[] input = TorchExportTests.Ramp(3 * 64 * 64);

        Assert.Equal(isBackbone, file.Spec.Outputs == NetworkOutputs.Stages);
        if (isBackbone)
        {
            float[][] stages = GeneratedNetwork.CreateBackbone(file.Attribute).Run(weights, input);
            Assert.All(stages, stage => Assert.Contains(stage, value => value > 0));
        }
        else
        {
            Assert.InRange(Difference.Relative(file.Evaluate(input), GeneratedNetwork.Create(file.Attribute).Run(weights, input)), 0, 1e-4);
        }
    }
}
