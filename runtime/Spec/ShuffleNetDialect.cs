namespace ShuffleNet.Compiler;

/// <summary>A named preset of the properties in which published "ShuffleNet V1" networks differ. Weights do not transfer between dialects; every property of a preset can be set on its own.</summary>
public enum ShuffleNetDialect
{
    /// <summary>The paper as its Caffe model writes it: shuffle before the depthwise convolution, pools without padding whose size rounds up, a classifier with bias.</summary>
    Paper = 0,

    /// <summary>The authors' PyTorch code (ShuffleNet-Series): the inverse shuffle after the depthwise convolution, pools with padding 1, a classifier without bias.</summary>
    Megvii = 1,

    /// <summary>The ONNX model zoo's export from Caffe2: no bottleneck, a grouped first unit, the branch before the shortcut in the concatenation, softmax at the end.</summary>
    OnnxZoo = 2,
}
