using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

/// <summary>The authors' trained weights on photographs that were resized elsewhere: the results are an independent PyTorch's.</summary>
public class PublishedDetectorTests
{
    private static readonly string[] s_photographs = ["000000184324", "000000261888", "000000377575"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_FastestDet_GivesTheReferencesLogits(int threads)
    {
        (NetworkSpec backbone, DetectorSpec head) = DetectorCases.FastestDet;
        AnyWidthNetwork network = new(backbone, head, new CompileOptions { Threads = threads });
        using WeightFile weights = WeightFile.Open(SharedData.PathOf("detectors/weights/fastestdet-352.pth"));
        foreach (string photograph in s_photographs)
        {
            string reference = SharedData.PathOf($"detectors/reference/fastestdet-352/{photograph}.logits.f32");
            float[] input = Input(reference.Replace(".logits.f32", ".input.bgr", StringComparison.Ordinal), value => value / 255f);
            double[] expected = Array.ConvertAll(Floats(reference), value => (double)value);
            foreach (int bits in WidthSwitch.Widths)
            {
                Assert.InRange(Difference.Relative(expected, network.Run(bits, weights, input)), 0, 1e-4);
            }
        }
    }

    /// <summary>Planes of blue, green and red, from interleaved bytes.</summary>
    private static float[] Input(string path, Func<float, float> value)
    {
        byte[] pixels = File.ReadAllBytes(path);
        int plane = pixels.Length / 3;
        return [.. Enumerable.Range(0, pixels.Length).Select(index => value(pixels[(index % plane * 3) + (index / plane)]))];
    }

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
