using System.Diagnostics;
using System.Globalization;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>Accuracy, speed and confusion matrix on the test images, and the comparison with PyTorch.</summary>
internal static class TestSetReport
{
    public static int Print(Classifier classifier, TestSet set, int? count)
    {
        GreyImage[] images = [.. set.Images.Take(count ?? TestSet.Count)];
        int[] predictions = new int[images.Length];
        long start = Stopwatch.GetTimestamp();
        for (int index = 0; index < images.Length; index++)
        {
            predictions[index] = classifier.Predict(images[index]);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        Agreement agreement = new();
        ConfusionMatrix confusion = new();
        foreach ((GreyImage image, int prediction) in images.Zip(predictions))
        {
            agreement.Add(image, prediction);
            confusion.Add(set.Labels[image.Index], prediction);
        }

        Console.WriteLine(confusion);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{images.Length / elapsed.TotalSeconds:N0} images per second on one thread, preprocessing included"));
        Console.WriteLine(agreement);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{confusion.Correct}/{images.Length} correct, {100.0 * confusion.Correct / images.Length:F2} %"));
        return agreement.ExitCode;
    }
}
