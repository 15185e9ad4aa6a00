using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>One line for a build script: how many predictions equal PyTorch's.</summary>
internal static class CheckReport
{
    public static int Print(Classifier classifier, IEnumerable<GreyImage> images, string? logitsFile)
    {
        using Stream logits = Create(logitsFile);
        Agreement agreement = new();
        foreach (GreyImage image in images)
        {
            agreement.Add(image, classifier.Predict(image));
            logits.Write(MemoryMarshal.AsBytes(classifier.Logits));
        }

        Console.WriteLine(agreement);
        return agreement.ExitCode;
    }

    private static Stream Create(string? path)
    {
        try
        {
            return path is null ? Stream.Null : File.Create(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SampleException(exception.Message, exception);
        }
    }
}
