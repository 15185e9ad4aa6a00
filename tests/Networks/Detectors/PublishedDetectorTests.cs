using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Plain;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

/// <summary>The authors' trained weights on photographs that were resized elsewhere: the results are an independent PyTorch's.</summary>
public class PublishedDetectorTests
{
    private static readonly string[] s_photographs = ["000000184324", "000000261888", "000000377575"];

    // NanoDet's, for blue, green and red.
    private static readonly float[] s_mean = [103.53f, 116.28f, 123.675f];
    private static readonly float[] s_deviation = [57.375f, 57.12f, 58.395f];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_FastestDet_GivesTheReferencesLogits(int threads) =>
        Compare(DetectorCases.FastestDet, "fastestdet-352.pth", "fastestdet-352", "logits", threads, (value, _) => value / 255f);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_NanoDet_GivesTheReferencesLogits(int threads) =>
        Compare(DetectorCases.NanoDet(416), "nanodet-m-416.ckpt", "nanodet-m-416", "raw", threads, Normalised);

    /// <summary>Of NanoDet-Plus there are only files of ncnn, of half floats, from which the reference was computed too.</summary>
    [Theory]
    [InlineData(320, 1)]
    [InlineData(416, 2)]
    public void Run_NanoDetPlus_GivesTheReferencesLogits(int side, int threads)
    {
        (NetworkSpec backbone, DetectorSpec head) = DetectorCases.NanoDetPlus(side);
        string file = SharedData.PathOf($"detectors/weights/nanodet-plus-m-{side}.param");
        FixedTensors tensors = NcnnGraphWeights.Read(
            DetectorFamily.Build(backbone, head), file, Path.ChangeExtension(file, ".bin"));

        Compare((backbone, head), tensors, $"nanodet-plus-m-{side}", "raw", threads, Normalised);
    }

    private static float Normalised(float value, int plane) => (value - s_mean[plane]) / s_deviation[plane];

    private static void Compare(
        (NetworkSpec Backbone, DetectorSpec Head) detector, string weights, string folder, string kind, int threads,
        Func<float, int, float> value)
    {
        using WeightFile file = WeightFile.Open(SharedData.PathOf("detectors/weights/" + weights));
        Compare(detector, file, folder, kind, threads, value);
    }

    private static void Compare(
        (NetworkSpec Backbone, DetectorSpec Head) detector, TensorSource weights, string folder, string kind, int threads,
        Func<float, int, float> value)
    {
        AnyWidthNetwork network = new(detector.Backbone, detector.Head, new CompileOptions { Threads = threads });
        foreach (string photograph in s_photographs)
        {
            string reference = SharedData.PathOf($"detectors/reference/{folder}/{photograph}.{kind}.f32");
            float[] input = Input(reference.Replace($".{kind}.f32", ".input.bgr", StringComparison.Ordinal), value);
            double[] expected = Array.ConvertAll(Floats(reference), result => (double)result);
            foreach (int bits in WidthSwitch.Widths)
            {
                Assert.InRange(Difference.Relative(expected, network.Run(bits, weights, input)), 0, 1e-4);
            }
        }
    }

    /// <summary>Planes of blue, green and red, from interleaved bytes.</summary>
    private static float[] Input(string path, Func<float, int, float> value)
    {
        byte[] pixels = File.ReadAllBytes(path);
        int plane = pixels.Length / 3;
        return [.. Enumerable.Range(0, pixels.Length).Select(index => value(pixels[(index % plane * 3) + (index / plane)], index / plane))];
    }

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
