namespace ShuffleNet.Compiler.Import.Caffe;

/// <summary>Brings the layers of both generations of the format into one form.</summary>
internal static class CaffeUpgrade
{
    /// <summary>All layers that take part in a test, in the order of the file.</summary>
    /// <exception cref="UnsupportedWeightsException">The layers are of the first generation, that of 2013.</exception>
    public static IReadOnlyList<LayerParameter> Layers(string file, NetParameter network)
    {
        IEnumerable<LayerParameter> old = network.Layers.Select(layer => layer.Layer is null
            ? Upgrade(layer)
            : throw new UnsupportedWeightsException(
                $"{file}: the layers are in the form of 2013; upgrade the file with Caffe's upgrade_net_proto_binary"));
        return [.. old.Concat(network.Layer).Where(IsTested)];
    }

    private static bool IsTested(LayerParameter layer) =>
        !layer.Exclude.Any(rule => rule.HasPhase && rule.Phase == Phase.Test)
        && (layer.Include.Count == 0 || layer.Include.Any(rule => !rule.HasPhase || rule.Phase == Phase.Test));

    private static LayerParameter Upgrade(V1LayerParameter old)
    {
        LayerParameter layer = new()
        {
            Name = old.Name,
            Type = NameOf(old.Type),
            ConcatParam = old.ConcatParam,
            ConvolutionParam = old.ConvolutionParam,
            EltwiseParam = old.EltwiseParam,
            InnerProductParam = old.InnerProductParam,
            PoolingParam = old.PoolingParam,
            ReluParam = old.ReluParam,
            SliceParam = old.SliceParam,
            SoftmaxParam = old.SoftmaxParam,
        };
        layer.Bottom.Add(old.Bottom);
        layer.Top.Add(old.Top);
        layer.Blobs.Add(old.Blobs);
        layer.Include.Add(old.Include);
        layer.Exclude.Add(old.Exclude);
        return layer;
    }

    private static string NameOf(V1LayerParameter.Types.LayerType type) => type switch
    {
        V1LayerParameter.Types.LayerType.InnerProduct => "InnerProduct",
        V1LayerParameter.Types.LayerType.Relu => "ReLU",
        V1LayerParameter.Types.LayerType.SoftmaxLoss => "SoftmaxWithLoss",
        V1LayerParameter.Types.LayerType.Hdf5Data => "HDF5Data",
        V1LayerParameter.Types.LayerType.ImageData => "ImageData",
        V1LayerParameter.Types.LayerType.MemoryData => "MemoryData",
        _ => type.ToString(),
    };
}
