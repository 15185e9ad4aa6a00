namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>Reads an ncnn network: a .param file and the .bin file with its weights.</summary>
internal static class NcnnReader
{
    public static bool Matches(ReadOnlySpan<byte> head) => head.StartsWith("7767517\n"u8) || head.StartsWith("7767517\r"u8);

    /// <param name="file">What messages call the network.</param>
    /// <param name="text">The .param file.</param>
    /// <param name="weights">The path of the .bin file.</param>
    /// <param name="options">The size of the input, where the network leaves it open.</param>
    /// <exception cref="WeightException">A file is damaged, or holds what a ShuffleNet does not.</exception>
    public static FileNetwork Read(string file, ReadOnlySpan<byte> text, string weights, ModelOptions options)
    {
        using NcnnWeights bin = new(file, weights);
        ModelBudget budget = new(file, text.Length);
        budget.Add(bin.Length);
        NetworkBuilder builder = new(budget);
        NamedViews views = new(file);
        NcnnLayers layers = new(builder, bin);
        InputNode? image = null;
        string? output = null;
        foreach (NcnnLayer layer in NcnnParamFile.Read(budget, text))
        {
            builder.Charge(0);
            if (layer.Type == "Input")
            {
                image = image is null && layer.Tops.Count == 1
                    ? layers.Image(layer, options)
                    : throw builder.Fault(layer.Name, "a second input, or one without a name");
                views.Write(layer.Tops[0], ChannelView.Of(image));
                continue;
            }

            IReadOnlyList<ChannelView> results = layers.Apply(layer, [.. layer.Bottoms.Select(bottom => views.Read(layer.Name, bottom))]);
            for (int top = 0; top < layer.Tops.Count; top++)
            {
                views.Write(layer.Tops[top], results[Math.Min(top, results.Count - 1)]);
            }

            output = layer.Tops is [.., string last] ? last : output;
        }

        bin.RequireEnd();
        return image is null || output is null
            ? throw new UnrecognizedNetworkException($"{file}: the network has no {(image is null ? "input" : "layers")}")
            : builder.Build(image, views.Read("the end", output));
    }
}
