using System.Globalization;

namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>The five best classes of each image with their probabilities as bars.</summary>
internal static class BestClassesReport
{
    private const int BarLength = 30;
    private const int Shown = 5;

    /// <summary>An image that cannot be read is told of and does not keep the others from being classified.</summary>
    public static int Print<TNetwork>(Classifier<TNetwork> classifier, IReadOnlyList<string> images, ClassNames names)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        int exitCode = ExitCode.Success;
        foreach (string image in images)
        {
            try
            {
                (TimeSpan preprocess, TimeSpan inference) = classifier.Run(image);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{image}: {inference.TotalMilliseconds:F2} ms, preprocessing {preprocess.TotalMilliseconds:F2} ms"));
                PrintClasses(classifier.Logits, names);
            }
            catch (SampleException exception)
            {
                Console.Error.WriteLine(exception.Message);
                exitCode = exception.ExitCode;
            }
        }

        return exitCode;
    }

    private static void PrintClasses(ReadOnlySpan<float> logits, ClassNames names)
    {
        float[] probabilities = new float[logits.Length];
        ClassScore[] best = new ClassScore[Shown];
        Scores.Softmax(logits, probabilities);
        foreach (ClassScore found in best.AsSpan(0, Scores.Top(probabilities, best)))
        {
            string bar = new('█', (int)Math.Round(found.Score * BarLength));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {100 * found.Score,5:F1} %  {bar,-BarLength}  {names[found.Class]}"));
        }
    }
}
