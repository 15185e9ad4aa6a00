namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>How many images have their label as the best class, and among the five best.</summary>
internal static class AccuracyReport
{
    public static int Print<TNetwork>(
        Classifier<TNetwork> classifier, string folder, IReadOnlyList<LabelledImage> images)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        int top1 = 0;
        int top5 = 0;
        ClassScore[] best = new ClassScore[5];
        foreach (LabelledImage image in images)
        {
            classifier.Run(Path.Combine(folder, image.File));
            int found = Scores.Top(classifier.Logits, best);
            top1 += best[0].Class == image.Class ? 1 : 0;
            top5 += best.Take(found).Any(score => score.Class == image.Class) ? 1 : 0;
        }

        Console.WriteLine($"top1 {top1}/{images.Count} top5 {top5}/{images.Count}");
        return ExitCode.Success;
    }
}
