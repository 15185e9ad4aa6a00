using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

/// <summary>Heads on other backbones and sizes than the published ones, against the naive operators.</summary>
public class DetectorGraphTests
{
    [Theory]
    [InlineData(DetectorKind.FastestDet, 1)]
    [InlineData(DetectorKind.FastestDet, 2)]
    [InlineData(DetectorKind.NanoDet, 1)]
    [InlineData(DetectorKind.NanoDet, 2)]
    [InlineData(DetectorKind.NanoDetPlus, 1)]
    [InlineData(DetectorKind.NanoDetPlus, 2)]
    [InlineData(DetectorKind.YoloFastestV2, 1)]
    [InlineData(DetectorKind.YoloFastestV2, 2)]
    public void Run_HeadOnV1_AgreesWithReference(DetectorKind kind, int threads)
    {
        NetworkSpec backbone = Presets.Of(ShuffleNetDialect.Paper, 3, 0.25) with
        {
            InputHeight = 96, InputWidth = 64, OutputStages = [2, 3, 4],
        };
        DetectorSpec head = DetectorSpec.Of(kind) with { Classes = 3, Channels = 24 };
        NetworkGraph graph = DetectorFamily.Build(backbone, head);
        FixedTensors tensors = GraphTensors.Random(graph, 1);
        Planes input = new(3, 96, 64, Array.ConvertAll(RandomInput.Of(backbone, 2), value => (double)value));
        double[] expected = [.. new ReferenceGraph(graph, tensors).Run(input).SelectMany(output => output.Values)];
        AnyWidthNetwork network = new(backbone, head, new CompileOptions { Threads = threads, Checked = threads == 1 });
        foreach (int bits in WidthSwitch.Widths)
        {
            float[] actual = network.Run(bits, tensors, Array.ConvertAll(input.Values, value => (float)value));

            Assert.InRange(Difference.Relative(expected, actual), 0, 1e-4);
        }
    }
}
