using System.Globalization;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Writes tensors as a safetensors file of float32, whose notes hold the spec, so that the file says which network it is.
/// </summary>
internal static class SafetensorsExporter
{
    /// <summary>Put before the names of properties in the notes.</summary>
    public const string SpecPrefix = "shufflenet.";

    public static void Write(NetworkSpec spec, TensorSource source, Stream destination)
    {
        ExportTensors tensors = new(spec, source);
        SafetensorsWriter.Write(
            [("batch_norm_epsilon", source.BatchNormEpsilon.ToString(CultureInfo.InvariantCulture)), .. Notes(spec)],
            [
                .. tensors.All.Where(tensor => !tensor.Key.EndsWith(".num_batches_tracked", StringComparison.Ordinal)).Select(tensor =>
                    WrittenTensor.Of(tensor.Key, tensor.Value.Shape, () => tensors.Read(tensor.Key, [.. tensor.Value.Shape]))),
            ],
            destination);
    }

    /// <summary>The spec as notes.</summary>
    public static IEnumerable<(string Name, string Text)> Notes(NetworkSpec spec) =>
        SpecProperties.OfFiles.Select(property => (SpecPrefix + property.Name, SpecProperty.Text(property.Get!(spec))));
}
