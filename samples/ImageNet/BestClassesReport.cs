using System.Globalization;

namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>The five best classes of each image with their probabilities as bars.</summary>
internal static class BestClassesReport
{
    private const int BarLength = 30;

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
        double[] probabilities = Ranking.Probabilities(logits);
        foreach (int index in Ranking.Best(logits))
        {
            string bar = new('█', (int)Math.Round(probabilities[index] * BarLength));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {100 * probabilities[index],5:F1} %  {bar,-BarLength}  {names[index]}"));
        }
    }
}
