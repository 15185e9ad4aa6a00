namespace ShuffleNet.Compiler.Tests.Support.Files;

/// <summary>
/// Writes a source's tensors as torch.save would if the network's code had other names or the file other things around them.
/// </summary>
internal static class TorchDictionary
{
    /// <param name="source">The tensors, dense; all of one network.</param>
    /// <param name="rename">Their names in the file; null for one that is left out.</param>
    /// <param name="wrappers">The keys of dictionaries around them, the outermost first.</param>
    /// <param name="beside">Writes entries of the outermost dictionary.</param>
    public static byte[] Write(
        TensorSource source, Func<string, string?>? rename = null, string[]? wrappers = null, Action<PickleWriter>? beside = null)
    {
        byte[] floats = Floats(source);
        byte[] pickle = PickleWriter.Dictionary(writer =>
        {
            foreach (string wrapper in wrappers ?? [])
            {
                writer.Text(wrapper).Op('}').Op('(');
            }

            Entries(writer, source, rename ?? (name => name));
            foreach (string _ in wrappers ?? [])
            {
                writer.Op('u');
            }

            beside?.Invoke(writer);
        });
        return TorchFile.Zip(pickle, ("archive/data/0", floats));
    }

    /// <summary>Adds the tensors to the dictionary that is being written; their elements are those of <see cref="Floats"/>.</summary>
    public static void Entries(PickleWriter writer, TensorSource source, Func<string, string?> rename)
    {
        long all = source.Tensors.Sum(tensor => tensor.Length);
        long offset = 0;
        foreach (TensorInfo tensor in source.Tensors)
        {
            long[] strides =
            [
                .. tensor.Shape.Select((_, axis) => tensor.Shape.Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent)),
            ];
            if (rename(tensor.Name) is string name)
            {
                writer.Text(name).Tensor("0", [.. tensor.Shape], strides, all, offset);
            }

            offset += tensor.Length;
        }
    }

    /// <summary>All elements of a source, one tensor after the other.</summary>
    public static byte[] Floats(TensorSource source) => [.. source.Tensors.SelectMany(tensor =>
    {
        double[] values = new double[tensor.Length];
        source.Read(tensor, values);
        return TorchFile.Floats(Array.ConvertAll(values, value => (float)value));
    })];
}
