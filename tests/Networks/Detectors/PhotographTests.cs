using System.Globalization;
using ShuffleNet.Compiler.Tests.Support;
using StbImageSharp;

namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

/// <summary>Photographs with the authors' weights, from pixels to boxes: an independent PyTorch found the same.</summary>
public class PhotographTests
{
    private const string FastestDet = "fastestdet-352";
    private const string NanoDet = "nanodet-m-416";

    private static readonly string[] s_resized = ["000000184324", "000000261888", "000000377575"];

    [Fact]
    public void Detect_FastestDetOnWhatTheReferenceSaw_FindsTheSameBoxes()
    {
        using PublishedFastestDet network = PublishedFastestDet.Load(Weights("fastestdet-352.pth"));

        CompareResized(network, FastestDet, 0.001f, clips: false);
    }

    [Fact]
    public void Detect_FastestDetOnPhotographs_FindsWhatTheReferenceFinds()
    {
        using PublishedFastestDet network = PublishedFastestDet.Load(Weights("fastestdet-352.pth"));

        ComparePhotographs(network, FastestDet, 0.001f, 0.65f);
    }

    [Fact]
    public void Detect_NanoDetOnWhatTheReferenceSaw_FindsTheSameBoxes()
    {
        using PublishedNanoDet network = PublishedNanoDet.Load(Weights("nanodet-m-416.ckpt"));

        CompareResized(network, NanoDet, 0.05f, clips: true);
    }

    [Fact]
    public void Detect_NanoDetOnPhotographs_FindsWhatTheReferenceFinds()
    {
        using PublishedNanoDet network = PublishedNanoDet.Load(Weights("nanodet-m-416.ckpt"));

        ComparePhotographs(network, NanoDet, 0.05f, 0.35f);
    }

    [Fact]
    public void Preprocessing_NanoDet_IsOpenCVsWarp() => ComparePixels(PublishedNanoDet.Preprocessing, NanoDet);

    /// <summary>What the network sees is what OpenCV made of the same photographs, but for rounding and the JPEG decoder.</summary>
    [Fact]
    public void Preprocessing_FastestDet_IsOpenCVsResize() => ComparePixels(PublishedFastestDet.Preprocessing, FastestDet);

    private static string Weights(string file) => SharedData.PathOf("detectors/weights/" + file);

    /// <summary>The input of the network is given, so that only rounding is left.</summary>
    private static void CompareResized<T>(T network, string folder, float threshold, bool clips)
        where T : class, IShuffleNetDetector<T>
    {
        ILookup<string, Detection> expected = Reference(folder);
        foreach (string name in s_resized)
        {
            string file = name + ".jpg";
            ImageResult image = Photograph(file);
            byte[] pixels = File.ReadAllBytes(SharedData.PathOf($"detectors/reference/{folder}/{name}.input.bgr"));
            (int width, int height) = (T.Preprocessing.Width, T.Preprocessing.Height);
            ImagePreprocessor map = new(T.Preprocessing);
            map.Run(image.Data, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, new float[map.OutputLength]);
            Detection[] boxes =
            [
                .. Find(network, pixels, width, height, PixelFormat.Bgr, threshold).Select(box => Mapped(box, map))
                    .Select(box => clips ? box.Clip(image.Width, image.Height) : box),
            ];

            Assert.Empty(Unmatched(expected[file].Where(box => box.Score > threshold + 0.001f), boxes, 0.001, 0.99));
            Assert.Empty(Unmatched(boxes.Where(box => box.Score > threshold + 0.001f), expected[file], 0.001, 0.99));
        }
    }

    private static Detection Mapped(Detection box, ImagePreprocessor map)
    {
        (float left, float top) = map.ToImage(box.Left, box.Top);
        (float right, float bottom) = map.ToImage(box.Right, box.Bottom);
        return box with { Left = left, Top = top, Right = right, Bottom = bottom };
    }

    /// <summary>
    /// JPEG decoders and resizes differ by rounding, which decides some boxes of low scores: which of two overlapping ones stays, and which
    /// of two classes is the best. What is shown to a user, because it scores above the authors' threshold, is the same.
    /// </summary>
    private static void ComparePhotographs<T>(T network, string folder, float threshold, float shown)
        where T : class, IShuffleNetDetector<T>
    {
        ILookup<string, Detection> expected = Reference(folder);
        Assert.Equal(16, expected.Count);
        foreach (IGrouping<string, Detection> photograph in expected)
        {
            ImageResult image = Photograph(photograph.Key);
            Detection[] found = Find(network, image.Data, image.Width, image.Height, PixelFormat.Rgb, threshold);

            Assert.Empty(Unmatched(photograph.Where(box => box.Score > shown), found, 0.1, 0.85));
            Assert.Empty(Unmatched(found.Where(box => box.Score > shown), photograph, 0.1, 0.85));
        }
    }

    private static void ComparePixels(PreprocessOptions options, string folder)
    {
        ImagePreprocessor preprocessor = new(options with { Scale = 1, Mean = [], StandardDeviation = [] });
        float[] actual = new float[preprocessor.OutputLength];
        int plane = actual.Length / 3;
        foreach (string name in s_resized)
        {
            byte[] expected = File.ReadAllBytes(SharedData.PathOf($"detectors/reference/{folder}/{name}.input.bgr"));
            ImageResult image = Photograph(name + ".jpg");
            preprocessor.Run(image.Data, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, actual);
            double[] differences =
            [
                .. actual.Select((value, index) => Math.Abs(value - expected[(index % plane * 3) + (index / plane)])),
            ];

            Assert.InRange(differences.Average(), 0, 0.5);
            Assert.InRange(differences.Max(), 0, 8);
        }
    }

    private static Detection[] Find<T>(T network, byte[] pixels, int width, int height, PixelFormat format, float threshold)
        where T : class, IShuffleNetDetector<T>
    {
        Detection[] found = new Detection[100];
        return found[..network.Detect(pixels, width, height, width * 3, format, found, new() { Score = threshold })];
    }

    private static List<Detection> Unmatched(
        IEnumerable<Detection> boxes, IEnumerable<Detection> others, double score, double overlap) =>
    [
        .. boxes.Where(box => !others.Any(other =>
            other.Class == box.Class && Math.Abs(other.Score - box.Score) < score && Overlap(other, box) > overlap)),
    ];

    private static double Overlap(Detection a, Detection b)
    {
        double width = Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left));
        double height = Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top));
        return width * height / ((a.Width * a.Height) + (b.Width * b.Height) - (width * height));
    }

    private static ImageResult Photograph(string file) => ImageResult.FromMemory(
        File.ReadAllBytes(SharedData.PathOf("detectors/photos/" + file)), ColorComponents.RedGreenBlue);

    private static ILookup<string, Detection> Reference(string folder)
    {
        return File.ReadLines(SharedData.PathOf($"detectors/reference/{folder}/boxes-eval.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToLookup(
                cells => cells[0],
                cells => new Detection(
                    int.Parse(cells[1], CultureInfo.InvariantCulture), Number(cells[3]), Number(cells[4]), Number(cells[5]),
                    Number(cells[6]), Number(cells[7])));

        static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);
    }
}
