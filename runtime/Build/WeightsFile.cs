using System.Reflection;
using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Build;

/// <summary>Reads a weight file of any format into a generated class and writes what the class packed.</summary>
internal static class WeightsFile
{
    /// <summary>
    /// The model and the files that may belong to it: graph, weights and external data share the beginning of their names.
    /// </summary>
    /// <exception cref="BuildException">The file is not there.</exception>
    public static IReadOnlyList<string> Parts(WeightsItem item)
    {
        string folder = Path.GetDirectoryName(item.File)!;
        return File.Exists(item.File)
            ? [
                .. Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(item.File) + ".*")
                    .Append(item.File)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
            : throw new BuildException(
                BuildDiagnostics.NoFile, $"no file '{item.Include}'{(Directory.Exists(folder) ? "" : $", nor a folder '{folder}'")}");
    }

    /// <exception cref="BuildException">The file is damaged, or another network's.</exception>
    public static void Pack(WeightsItem item, Type network)
    {
        try
        {
            typeof(WeightsFile).GetMethod(nameof(PackAs), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(network)
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [item], null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BuildException(BuildDiagnostics.NoFile, exception.Message);
        }
        catch (Exception exception) when (exception is WeightFormatException or UnsupportedWeightsException or TensorValueException)
        {
            throw new BuildException(BuildDiagnostics.BadFile, exception.Message);
        }
        catch (WeightException exception)
        {
            throw new BuildException(BuildDiagnostics.OtherNetwork, exception.Message);
        }
    }

    private static void PackAs<TNetwork>(WeightsItem item)
        where TNetwork : class, ISpecifiedNetwork<TNetwork>
    {
        using TNetwork network = Load<TNetwork>(item.File);
        network.Weights.Save(item.Packed);
    }

    // The class itself reads files of tensors and packed ones, and its messages name a tensor and both shapes. The importer
    // reads the others, and knows besides what the notes of a file of tensors say about strides and pools.
    private static TNetwork Load<TNetwork>(string path)
        where TNetwork : class, ISpecifiedNetwork<TNetwork>
    {
        TNetwork network;
        try
        {
            network = TNetwork.Load(path);
        }
        catch (UnsupportedWeightsException) when (!IsDetector(typeof(TNetwork)))
        {
            return ModelFile.Load<TNetwork>(path);
        }

        if (HoldsTensors(path) && !IsDetector(typeof(TNetwork)))
        {
            using ModelFile model = ModelFile.Open(path);
            model.TensorsFor(TNetwork.Spec).Dispose();
        }

        return network;
    }

    // The importer knows backbones and classifiers.
    private static bool IsDetector(Type network) => network.GetInterfaces().Any(
        contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IShuffleNetDetector<>));

    private static bool HoldsTensors(string path)
    {
        try
        {
            WeightFile.Open(path).Dispose();
            return true;
        }
        catch (UnsupportedWeightsException)
        {
            return false;
        }
    }
}
