namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>One line for a build script: how many predictions equal PyTorch's.</summary>
internal static class CheckReport
{
    public static int Print(Classifier classifier, IEnumerable<GreyImage> images, string? folder)
    {
        using ExportFolder? export = folder is null ? null : new(folder);
        export?.WriteWeights(classifier.Weights);
        Agreement agreement = new();
        foreach (GreyImage image in images)
        {
            agreement.Add(image, classifier.Predict(image));
            export?.WriteLogits(classifier.Logits);
        }

        Console.WriteLine(agreement);
        return agreement.ExitCode;
    }
}
