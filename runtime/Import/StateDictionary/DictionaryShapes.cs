namespace ShuffleNet.Compiler.Import;

/// <summary>The shapes of a file's tensors by the network's names.</summary>
internal sealed class DictionaryShapes
{
    private const int MaxChannels = 1 << 16;

    private readonly string _file;
    private readonly Dictionary<string, IReadOnlyList<long>> _shapes;

    public DictionaryShapes(DictionaryTensors tensors)
    {
        _file = tensors.Name;
        _shapes = tensors.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
    }

    public bool Holds(string name) => _shapes.ContainsKey(name);

    public UnrecognizedNetworkException Fault(string reason) => new($"{_file}: {reason}");

    /// <summary>The filters of a convolution: outputs, inputs of a group, kernel.</summary>
    /// <exception cref="UnrecognizedNetworkException">They are not there, or of another shape.</exception>
    public (int Outputs, int Inputs) Filters(string name, int kernel) => _shapes.GetValueOrDefault(name) switch
    {
        [long outputs and > 0 and <= MaxChannels, long inputs and > 0 and <= MaxChannels, long rows, long columns] when rows == kernel
            && columns == kernel => ((int)outputs, (int)inputs),
        null => throw Fault($"there is no tensor {name}, which a ShuffleNet of these names has"),
        IReadOnlyList<long> shape => throw Fault(
            $"tensor {name} has shape [{string.Join(", ", shape)}]; filters of {kernel}x{kernel} were expected"),
    };

    /// <summary>The kernel of a unit's depthwise convolution.</summary>
    public int DepthwiseKernel(string name)
    {
        int kernel = _shapes.GetValueOrDefault(name) is [_, _, long rows, _] && rows is 5 or 7 ? (int)rows : 3;
        return Filters(name, kernel).Inputs == 1
            ? kernel
            : throw Fault(
                $"tensor {name} has filters of {Filters(name, kernel).Inputs} channels; those of a depthwise convolution have one");
    }

    /// <summary>The matrix of the classifier, which may be written as a convolution.</summary>
    public (int Outputs, int Inputs) Matrix(string name) => _shapes.GetValueOrDefault(name) switch
    {
        [long outputs and > 0 and <= MaxChannels, long inputs and > 0 and <= MaxChannels] => ((int)outputs, (int)inputs),
        _ => Filters(name, 1),
    };
}
