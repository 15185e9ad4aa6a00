namespace ShuffleNet.Compiler;

/// <summary>Weights could not be loaded; the subclass says why. No instance has changed when it is thrown.</summary>
public abstract class WeightException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The file is damaged: truncated, over-long, or with a header that contradicts itself.</summary>
public sealed class WeightFormatException(string message, Exception? inner = null) : WeightException(message, inner);

/// <summary>The file is well-formed but holds what is not read here: another format, element type or pickle global.</summary>
public sealed class UnsupportedWeightsException(string message) : WeightException(message);

/// <summary>A packed file holds the weights of another network, or was packed by another version of the compiler.</summary>
public sealed class WeightLayoutException(string message) : WeightException(message);

/// <summary>The network needs a tensor that the file does not have.</summary>
public sealed class MissingTensorException(string message) : WeightException(message);

/// <summary>The file has a tensor that the network does not know.</summary>
public sealed class UnexpectedTensorException(string message) : WeightException(message);

/// <summary>A tensor has another shape than the network's.</summary>
public sealed class TensorShapeException(string message) : WeightException(message);

/// <summary>A tensor holds a NaN, an infinity, or a negative variance.</summary>
public sealed class TensorValueException(string message) : WeightException(message);
