namespace ShuffleNet.Compiler.Import;

/// <summary>The formats of model files that are read.</summary>
public enum ModelFormat
{
    /// <summary>An ONNX model.</summary>
    Onnx = 0,

    /// <summary>A Caffe .prototxt with its .caffemodel, or a .caffemodel alone.</summary>
    Caffe = 1,

    /// <summary>An ncnn .param with its .bin.</summary>
    Ncnn = 2,

    /// <summary>Tensors with names, without a graph: PyTorch's .pth and safetensors.</summary>
    StateDictionary = 3,
}
