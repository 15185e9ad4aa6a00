namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Convolution, batch normalisation, and padding.</summary>
internal static class OnnxLayers
{
    public static OnnxValue Convolution(OnnxNode node)
    {
        FileTensor filters = node.Tensor(1);
        if (filters.Shape.Count != 4 || filters.Shape.Any(extent => extent is < 1 or > ushort.MaxValue + 1))
        {
            throw node.Fault($"{filters} are not the filters of a convolution over rows and columns");
        }

        OnnxPlanes planes = node.Planes(0);
        Window window = OnnxWindow.Of(node, planes, (int)filters.Shape[2], (int)filters.Shape[3]);
        ChannelView input = planes.Unpadded ?? node.View(0);
        return OnnxPlanes.Of(node.Builder.Convolution(node.Name, input, filters, node.OptionalTensor(2), window, node.Integer("group", 1)));
    }

    public static OnnxValue BatchNorm(OnnxNode node)
    {
        if (node.Integer("training_mode", 0) != 0)
        {
            throw node.Fault("the model was exported for training; export it for inference");
        }

        OnnxPlanes input = node.Complete(0);
        if (input.Shape.Count < 2 || !input.IsChannels(1))
        {
            throw node.Fault($"the shape [{string.Join(", ", input.Shape)}] has no channels at its second place");
        }

        FileTensor[] tensors = [node.Tensor(1), node.Tensor(2), node.Tensor(3), node.Tensor(4)];
        double epsilon = node.Number("epsilon", 1e-5f);
        string file = node.Builder.File;
        AffineNode affine = node.Builder.Affine(
            node.Name, input.All, () => ChannelAffine.BatchNorm(file, tensors[0], tensors[1], tensors[2], tensors[3], epsilon), tensors);
        return input.With(affine);
    }

    /// <summary>Zeros around planes, for the pool or convolution that follows.</summary>
    public static OnnxValue Pad(OnnxNode node)
    {
        OnnxPlanes planes = node.Planes(0);
        long[] pads = node.IntegersOf("pads", 1) ?? throw node.Fault("pads are missing");
        double value = node.HasAttribute("value") ? node.Number("value", 0) : node.Has(2) ? node.Numbers(2).FirstOrDefault() : 0;
        bool zeros = node.Text("mode", "constant") == "constant" && value == 0 && planes.Padding == default && !node.Has(3);
        return zeros && pads is [0, 0, >= 0 and <= 64, >= 0 and <= 64, 0, 0, >= 0 and <= 64, >= 0 and <= 64] && planes.View is not null
            ? planes with { Padding = ((int)pads[2], (int)pads[3], (int)pads[6], (int)pads[7]) }
            : throw node.Fault("zeros around rows and columns were expected");
    }
}
