using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Tests.Support;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>The authors' trained weights on photographs that were preprocessed elsewhere: the logits are PyTorch's.</summary>
public class AuthorsWeightsTests
{
    private const int Photographs = 4;

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Run_AuthorsWeights_GivesPyTorchsLogits(int groups)
    {
        string weights = SharedData.PathOf($"shufflenet-v1-0.5x-g{groups}.pth.tar");
        ReadOnlySpan<float> inputs = Floats("imagenet-100/input-first4.f32");
        ReadOnlySpan<float> logits = Floats($"imagenet-100/logits-g{groups}.f32");
        NetworkSpec spec = Presets.Of(Dialect.Megvii, groups, 0.5);
        INetworkRunner network = CompiledNetwork.Create(spec);
        using WeightFile file = WeightFile.Open(weights);
        int length = inputs.Length / Photographs;

        for (int photograph = 0; photograph < Photographs; photograph++)
        {
            double[] expected = Array.ConvertAll(logits.Slice(photograph * spec.Classes, spec.Classes).ToArray(), value => (double)value);

            float[] actual = network.Run(file, inputs.Slice(photograph * length, length));

            // Float32 sums in another order; a wrong permutation or a missed epsilon is a hundred times further off.
            Assert.InRange(Difference.Relative(expected, actual), 0, 1e-4);
        }
    }

    private static ReadOnlySpan<float> Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedData.PathOf(name)));
}
