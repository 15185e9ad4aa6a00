namespace ShuffleNet.Compiler.Import;

/// <summary>The tensors of a quantised network's file, each checked as it is read.</summary>
internal sealed class QuantizedTensors(WeightFile file)
{
    private readonly Dictionary<string, TensorInfo> _tensors = file.Tensors.ToDictionary(tensor => tensor.Name);

    /// <exception cref="WeightException">The tensor is missing, of another type or shape, or a value is out of its range.</exception>
    public int[] Integers(string name, string type, int least, int most, params long[] shape)
    {
        double[] values = Read(name, type, shape);
        int bad = Array.FindIndex(values, value => value < least || value > most);
        return bad < 0
            ? Array.ConvertAll(values, value => (int)value)
            : throw new TensorValueException(
                $"{file.Name}: tensor {name} holds {values[bad]} at element {bad}; expected {least} to {most}");
    }

    /// <summary>Numbers above 0.</summary>
    public float[] Scales(string name, params long[] shape)
    {
        float[] scales = Floats(name, shape);
        int bad = Array.FindIndex(scales, scale => scale <= 0);
        return bad < 0
            ? scales
            : throw new TensorValueException($"{file.Name}: tensor {name} holds {scales[bad]} at element {bad}; a scale is above 0");
    }

    /// <summary>Finite numbers.</summary>
    public float[] Floats(string name, params long[] shape)
    {
        float[] values = Array.ConvertAll(Read(name, "float32", shape), value => (float)value);
        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        return bad < 0
            ? values
            : throw new TensorValueException($"{file.Name}: tensor {name} holds {values[bad]} at element {bad}; expected finite values");
    }

    /// <exception cref="UnexpectedTensorException">A tensor was not asked for.</exception>
    public void CheckAllRead()
    {
        if (_tensors.Values.FirstOrDefault() is TensorInfo unread)
        {
            throw new UnexpectedTensorException(
                $"{file.Name}: tensor {WeightStream.Quote(unread.Name)} is not part of this quantised network");
        }
    }

    private double[] Read(string name, string type, long[] shape)
    {
        if (!_tensors.Remove(name, out TensorInfo? tensor))
        {
            throw new MissingTensorException($"{file.Name}: tensor {name} is missing; the file has {file.Tensors.Count} tensors");
        }

        if (tensor.ElementType != type || !tensor.Shape.SequenceEqual(shape))
        {
            throw new TensorShapeException(
                $"{file.Name}: tensor {name} is {tensor.ElementType} [{string.Join(", ", tensor.Shape)}]; expected {type} "
                    + $"[{string.Join(", ", shape)}]");
        }

        double[] values = new double[tensor.Length];
        file.Read(tensor, values);
        return values;
    }
}
