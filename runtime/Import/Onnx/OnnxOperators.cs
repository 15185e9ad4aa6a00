namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Which operators are known. Constants are folded; what moves planes is followed; the rest becomes nodes.</summary>
internal static class OnnxOperators
{
    public static IReadOnlyList<OnnxValue> Apply(OnnxNode node) => node.Operation switch
    {
        "Split" => OnnxMovement.Split(node),
        _ => [Single(node)],
    };

    private static OnnxValue Single(OnnxNode node) => node.Operation switch
    {
        "Constant" => OnnxConstants.Constant(node),
        "ConstantOfShape" => OnnxConstants.Filled(node),
        "Shape" => OnnxConstants.Shape(node),
        "Identity" or "Dropout" => node.Input(0),
        "Cast" => OnnxConstants.Cast(node),
        "Reshape" => OnnxMovement.Reshape(node),
        "Flatten" => OnnxMovement.Flatten(node),
        "Squeeze" => OnnxMovement.Squeeze(node),
        "Unsqueeze" => OnnxMovement.Unsqueeze(node),
        "Transpose" => OnnxMovement.Transpose(node),
        "Concat" => OnnxMovement.Concat(node),
        "Slice" => OnnxMovement.Slice(node),
        "Gather" => OnnxMovement.Gather(node),
        "Pad" => OnnxLayers.Pad(node),
        "Conv" => OnnxLayers.Convolution(node),
        "BatchNormalization" => OnnxLayers.BatchNorm(node),
        "Relu" => node.Each(0, view => node.Builder.Relu(node.Name, view)),
        "Clip" or "LeakyRelu" or "PRelu" or "Sigmoid" or "HardSigmoid" or "HardSwish" => OnnxActivations.Apply(node),
        "Resize" or "Upsample" => OnnxResize.Apply(node),
        "DequantizeLinear" => OnnxConstants.Dequantized(node),
        "Neg" => OnnxArithmetic.Negative(node),
        "MaxPool" => OnnxPools.Maximum(node),
        "AveragePool" => OnnxPools.Average(node),
        "GlobalAveragePool" => OnnxPlanes.Of(node.Builder.GlobalAverage(node.Name, node.View(0))),
        "ReduceMean" => OnnxPools.Mean(node),
        "Gemm" => OnnxHead.Gemm(node),
        "MatMul" => OnnxHead.MatMul(node),
        "Expand" => OnnxMovement.Expand(node),
        "Softmax" => OnnxHead.Softmax(node),
        "Add" or "Sum" or "Sub" or "Mul" or "Div" => OnnxArithmetic.Apply(node),
        _ => throw node.Fault("this operator is not read here; docs/importing.md lists those that are"),
    };
}
