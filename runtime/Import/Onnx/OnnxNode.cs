namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>A node of the graph with its inputs looked up and its attributes at hand.</summary>
internal sealed class OnnxNode(NodeProto proto, IReadOnlyList<OnnxValue?> inputs, int opset, NetworkBuilder builder, OnnxTensors tensors)
{
    /// <summary>Constants longer than this are weights, and not computed with.</summary>
    public const int LongestFolded = 1 << 14;

    public string Name { get; } = proto.Name.Length > 0 ? proto.Name : proto.Output.FirstOrDefault() ?? proto.OpType;

    public string Operation => proto.OpType;

    public int Opset => opset;

    public int Inputs => inputs.Count;

    public int Outputs => proto.Output.Count;

    public NetworkBuilder Builder => builder;

    public UnrecognizedNetworkException Fault(string reason) => builder.Fault(Name, $"{Operation}: {reason}");

    public bool Has(int input) => input < inputs.Count && inputs[input] is not null;

    public OnnxValue Input(int input) => Has(input) ? inputs[input]! : throw Fault($"input {input} is missing");

    public OnnxPlanes Planes(int input) =>
        Input(input) as OnnxPlanes ?? throw Fault($"input {input} is a constant; values that depend on the image were expected");

    public ChannelView View(int input) => Planes(input).View
        ?? Planes(input).Planar(builder, Name)?.View
        ?? throw Fault(
            $"input {input} has the shape [{string.Join(", ", Planes(input).Shape)}]; channels, rows and columns of one image were "
                + "expected");

    /// <summary>Planes with nothing pending, in any order of axes.</summary>
    public OnnxPlanes Complete(int input) => Planes(input) is { IsComplete: true } planes
        ? planes
        : throw Fault($"input {input} has zeros around its planes, or the mean of one direction; neither is followed here");

    /// <summary>What is computed of each plane, or each element, by itself.</summary>
    public OnnxPlanes Each(int input, Func<ChannelView, NetworkNode> compute) => Complete(input).With(compute(Complete(input).All));

    public OnnxConstant Constant(int input) =>
        Input(input) as OnnxConstant ?? throw Fault($"input {input} depends on the image; a constant was expected");

    public FileTensor Tensor(int input) => Constant(input).Tensor;

    public FileTensor? OptionalTensor(int input) => Has(input) ? Tensor(input) : null;

    /// <summary>The numbers of a small constant.</summary>
    public double[] Numbers(int input)
    {
        FileTensor tensor = Tensor(input);
        if (tensor.Length > LongestFolded)
        {
            throw Fault($"input {input} has {tensor.Length} elements; at most {LongestFolded} are computed with");
        }

        ChargeNumbers(tensor.Length);
        return tensor.Read();
    }

    /// <summary>Charges numbers that are read and what is made of them.</summary>
    public void ChargeNumbers(long count) => builder.Budget.Charge(64 + (32 * count));

    public long[] Integers(int input) => Array.ConvertAll(Numbers(input), number =>
        number == Math.Floor(number) && double.IsFinite(number)
            ? (long)number
            : throw Fault($"input {input} holds {number}; integers were expected"));

    public long Integer(string attribute, long otherwise) => Find(attribute) is { } found ? found.I : otherwise;

    public double Number(string attribute, double otherwise) => Find(attribute) is { } found ? found.F : otherwise;

    public string Text(string attribute, string otherwise) => Find(attribute) is { } found ? found.S.ToStringUtf8() : otherwise;

    public long[]? Integers(string attribute)
    {
        if (Find(attribute) is not { } found)
        {
            return null;
        }

        if (found.Ints.Count > LongestFolded)
        {
            throw Fault($"{attribute} has {found.Ints.Count} numbers");
        }

        ChargeNumbers(found.Ints.Count);
        return [.. found.Ints];
    }

    public double[]? Numbers(string attribute)
    {
        if (Find(attribute) is not { } found)
        {
            return null;
        }

        ChargeNumbers(found.Floats.Count);
        return [.. found.Floats.Select(number => (double)number)];
    }

    public OnnxConstant? Tensor(string attribute) => Find(attribute) is { T: not null } found ? tensors.Read(found.T, Name) : null;

    public bool HasAttribute(string attribute) => Find(attribute) is not null;

    /// <summary>Numbers that were an attribute in older opsets and are an input in newer ones.</summary>
    public long[]? IntegersOf(string attribute, int input) => Integers(attribute) ?? (Has(input) ? Integers(input) : null);

    /// <summary>An axis counted from the front.</summary>
    public int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw Fault($"axis {axis} of {rank}");

    private AttributeProto? Find(string name) => proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}
