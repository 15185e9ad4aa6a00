using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using StbImageSharp;

namespace ShuffleNet.Compiler.Tests.Import.Quantization;

/// <summary>The authors' trained weights in integers, on photographs that the calibration has not seen.</summary>
public class AuthorsWeightsTests
{
    private const int Calibrated = 60;

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [InlineData(3)]
    [InlineData(8)]
    public void Compare_AuthorsWeights_AgreesWithFloat(int groups)
    {
        NetworkSpec spec = Presets.Of(ShuffleNetDialect.Megvii, groups, 0.5);
        using WeightFile file = WeightFile.Open(SharedData.PathOf($"shufflenet-v1-0.5x-g{groups}.pth.tar"));
        (float[] Image, int Label)[] photographs = [.. Photographs()];
        float[] logits = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedData.PathOf($"imagenet-100/logits-g{groups}.f32")))
            .ToArray();
        Quantizer quantizer = new(spec, file);
        float[][] rest = [.. photographs.Skip(Calibrated).Select(photograph => photograph.Image)];
        int[] labels = [.. photographs.Skip(Calibrated).Select(photograph => photograph.Label)];

        QuantizedNetwork network = quantizer.Quantize([.. photographs.Take(Calibrated).Select(photograph => photograph.Image)]);
        QuantizationReport report = quantizer.Compare(network, rest, labels);

        TestContext.Current.SendDiagnosticMessage(
            string.Join("\n", network.Layers.Select(layer => $"{layer.Name} {layer.SignalToNoise:F1}").Append(report.ToString())));

        // PyTorch's answers, of images that were prepared elsewhere, say that the float network is the authors'.
        double right = Enumerable.Range(Calibrated, rest.Length).Average(image =>
            Best(logits.AsSpan(image * spec.Classes, spec.Classes)) == photographs[image].Label ? 1.0 : 0);
        Assert.InRange(report.FloatTop1!.Value, right - 0.03, right + 0.03);
        Assert.InRange(report.Agreement, 0.85, 1);
        Assert.InRange(report.SignalToNoise, 17, 40);
    }

    private static int Best(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int index = 1; index < logits.Length; index++)
        {
            best = logits[index] > logits[best] ? index : best;
        }

        return best;
    }

    private static IEnumerable<(float[] Image, int Label)> Photographs()
    {
        ImagePreprocessor preprocessor = new(PreprocessOptions.Megvii);
        foreach (string line in File.ReadLines(SharedData.PathOf("imagenet-100/labels.tsv")))
        {
            string[] fields = line.Split('\t');
            ImageResult image = ImageResult.FromMemory(
                File.ReadAllBytes(SharedData.PathOf($"imagenet-100/{fields[0]}")), ColorComponents.RedGreenBlue);
            float[] input = new float[preprocessor.OutputLength];
            preprocessor.Run(image.Data, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, input);
            yield return (input, int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
