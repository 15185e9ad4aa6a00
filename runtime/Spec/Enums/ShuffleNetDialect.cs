namespace ShuffleNet.Compiler;

/// <summary>
/// A named preset of what published networks of one version differ in. Weights do not transfer between dialects; every property of
/// a preset can be set on its own.
/// </summary>
public enum ShuffleNetDialect
{
    /// <summary>
    /// V1 only. The paper as its Caffe model writes it: shuffle before the depthwise convolution, pools without padding whose size
    /// rounds up, a classifier with bias.
    /// </summary>
    Paper = 0,

    /// <summary>
    /// The authors' PyTorch code (ShuffleNet-Series). V1: the inverse shuffle after the depthwise convolution, pools with
    /// padding 1, a classifier without bias. V2: a unit begins with the shuffle, its even channels pass; a strided unit's
    /// shortcut keeps the channels that enter; a classifier without bias. V2+ and OneShot are as V2 and have no other dialect.
    /// </summary>
    Megvii = 1,

    /// <summary>
    /// V1 only. The ONNX model zoo's export from Caffe2: no bottleneck, a grouped first unit, the branch before the shortcut in the
    /// concatenation, softmax at the end.
    /// </summary>
    OnnxZoo = 2,

    /// <summary>
    /// V2 only. torchvision's network: a unit ends with the shuffle, its first half passes; shortcut and branch of a strided unit
    /// make half of the channels each; a classifier with bias.
    /// </summary>
    Torchvision = 3,
}
