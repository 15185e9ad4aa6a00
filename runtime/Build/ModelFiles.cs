using System.Globalization;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Build;

/// <summary>Reads a model file, or says on the item's line why it cannot be compiled.</summary>
internal static class ModelFiles
{
    /// <exception cref="BuildException">The file is not there or damaged, or has what there is no operator for.</exception>
    public static ImportedModel Read(ModelItem item)
    {
        if (item.Class.Length == 0)
        {
            throw new BuildException(
                BuildDiagnostics.ModelName, "the item says nothing of the class that the model becomes: add Class=\"Namespace.Class\"");
        }

        ModelOptions options = new()
        {
            InputHeight = Extent(item.Height, nameof(ModelOptions.InputHeight)),
            InputWidth = Extent(item.Width, nameof(ModelOptions.InputWidth)),
        };
        try
        {
            ImportedModel model = ImportedModel.Read(item.File, options);

            // The limits of networks hold for this one too, and nobody can correct a text that the build wrote.
            OperatorReader.Read(model.Operators);
            return model;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WeightFormatException
            or MissingTensorException or TensorValueException)
        {
            throw new BuildException(BuildDiagnostics.NoModelFile, exception.Message);
        }
        catch (Exception exception) when (exception is WeightException or OperatorTextException)
        {
            throw new BuildException(BuildDiagnostics.OtherModel, exception.Message);
        }
    }

    /// <summary>Packs the weights of a model with the class that the generator writes for it.</summary>
    public static void Pack(ModelItem item, ImportedModel model)
    {
        try
        {
            WeightsFile.Pack(NetworkAssembly.Load(model.Operators), model.Weights, item.Packed);
        }
        catch (WeightException exception)
        {
            throw new BuildException(BuildDiagnostics.NoModelFile, exception.Message);
        }
    }

    private static int Extent(string text, string name) =>
        text.Length == 0 ? PublishedInput.Side
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int extent) && extent is >= 1 and <= SpecLimits.Side
            ? extent
            : throw new BuildException(BuildDiagnostics.OtherModel, $"{name} is '{text}'; it must be 1 to {SpecLimits.Side}");
}
