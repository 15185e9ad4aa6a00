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
    public static IReadOnlyList<string> Parts(string include, string path, BuildDiagnostic missing)
    {
        string folder = Path.GetDirectoryName(path)!;
        return File.Exists(path)
            ? [
                .. Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(path) + ".*")
                    .Append(path)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
            : throw new BuildException(missing, $"no file '{include}'{(Directory.Exists(folder) ? "" : $", nor a folder '{folder}'")}");
    }

    /// <summary>Packs open weights with a generated class.</summary>
    /// <exception cref="WeightException">They are damaged.</exception>
    public static void Pack(Type network, TensorSource weights, string packed) =>
        typeof(WeightsFile).GetMethod(nameof(PackSource), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(network)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [weights, packed], null);

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

    private static void PackSource<TNetwork>(TensorSource weights, string packed)
        where TNetwork : class, ICompiledNetwork<TNetwork>
    {
        using TNetwork network = TNetwork.Load(weights);
        network.Weights.Save(packed);
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
