namespace ShuffleNet.Compiler.Samples.ImageNet;

/// <summary>Loads the network that the weights belong to and does with it what was asked.</summary>
internal static class Classification
{
    public static int Run(Request request)
    {
        ClassNames names = ClassNames.Read(request.Classes);
        return request.Groups switch
        {
            3 => Run<Network05G3>(request, names),
            8 => Run<Network05G8>(request, names),
            _ => FindAndRun(request, names),
        };
    }

    // Names of tensors are alike in both networks, so it is the shapes that tell them apart.
    private static int FindAndRun(Request request, ClassNames names)
    {
        try
        {
            return Run<Network05G3>(request, names);
        }
        catch (SampleException noThree) when (noThree.InnerException is TensorShapeException)
        {
            try
            {
                return Run<Network05G8>(request, names);
            }
            catch (SampleException noEight) when (noEight.InnerException is TensorShapeException)
            {
                throw new SampleException(
                    ExitCode.Weights, $"The weights fit neither network. 3 groups: {noThree.Message} 8 groups: {noEight.Message}");
            }
        }
    }

    private static int Run<TNetwork>(Request request, ClassNames names)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        using Classifier<TNetwork> classifier = new(Load<TNetwork>(request.Weights));
        return request is { Folder: string folder, Labels: string labels }
            ? AccuracyReport.Print(classifier, folder, LabelledImage.ReadAll(labels))
            : BestClassesReport.Print(classifier, request.Images, names);
    }

    private static TNetwork Load<TNetwork>(string path)
        where TNetwork : class, IShuffleNet<TNetwork>
    {
        try
        {
            return TNetwork.Load(path);
        }
        catch (Exception exception) when (exception is WeightException || SampleException.IsUnreadable(exception))
        {
            // The message of a loader names the file and the tensor.
            throw new SampleException(ExitCode.Weights, exception.Message, exception);
        }
    }
}
