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
        using TNetwork network = Load<TNetwork>(item);
        network.Weights.Save(item.Packed);
    }

    private static TNetwork Load<TNetwork>(WeightsItem item)
        where TNetwork : class, ISpecifiedNetwork<TNetwork>
    {
        if (IsPacked(item.File))
        {
            return TNetwork.Load(item.File);
        }

        // The importer knows classifiers and backbones; a detector's tensors have the names that its class asks for.
        if (!typeof(TNetwork).GetInterfaces().Any(type =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IShuffleNetDetector<>)))
        {
            return ModelFile.Load<TNetwork>(item.File, new ModelOptions { Key = item.Key });
        }

        using WeightFile tensors = WeightFile.Open(item.File, item.Key);
        return TNetwork.Load(tensors);
    }

    private static bool IsPacked(string path)
    {
        using WeightStream stream = new(File.OpenRead(path), path, leaveOpen: false);
        return PackedFile.IsPacked(stream);
    }
}
