using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Tests.Support;
using StbImageSharp;

namespace ShuffleNet.Compiler.Tests.Networks.Imaging;

/// <summary>Against what Pillow made of four photographs for the authors' weights.</summary>
public class PhotographTests
{
    // Levels of 255. Pillow rounds to whole levels after each of its two passes, which from the same pixels gives a largest
    // difference of 1.00 and a mean of 0.29; the JPEG decoders differ too, which makes the largest 1.75. The first
    // photograph with its long side rounded down, one pixel less, has a mean of 3.7.
    private const double LargestDifference = 2;
    private const double MeanDifference = 0.32;

    [Fact]
    public void Run_FourPhotographs_AgreesWithTheAuthorsInput()
    {
        string folder = Path.Combine(Repository.Root, "..", "shared", "data", "imagenet-100");
        Assert.SkipUnless(Directory.Exists(folder), "../shared/data/imagenet-100 is absent");
        ReadOnlySpan<float> expected =
            MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, "input-first4.f32")));
        ImagePreprocessor preprocessor = new(PreprocessOptions.Megvii);
        float[] actual = new float[preprocessor.OutputLength];
        Assert.Equal(4 * actual.Length, expected.Length);
        foreach (string line in File.ReadLines(Path.Combine(folder, "labels.tsv")).Take(4))
        {
            string file = line.Split('\t')[0];
            ImageResult image = ImageResult.FromMemory(
                File.ReadAllBytes(Path.Combine(folder, file)), ColorComponents.RedGreenBlue);

            preprocessor.Run(image.Data, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, actual);

            double sum = 0;
            double largest = 0;
            for (int index = 0; index < actual.Length; index++)
            {
                double difference = Math.Abs(actual[index] - expected[index]);
                sum += difference;
                largest = Math.Max(largest, difference);
            }

            Assert.True(
                largest <= LargestDifference && sum / actual.Length <= MeanDifference,
                $"{file}: largest difference {largest}, mean {sum / actual.Length}");
            expected = expected[actual.Length..];
        }
    }
}
