namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>
/// Tensors whose normalisations were folded into biases, with normalisations again, for the naive network, which knows no
/// bias: gamma 1, mean 0, a variance that makes the factor 1, and the bias as beta.
/// </summary>
internal sealed class RenormalisedTensors : TensorSource
{
    private readonly FixedTensors _tensors = new();

    public RenormalisedTensors(TensorSource folded)
    {
        foreach (TensorInfo tensor in folded.Tensors)
        {
            double[] values = new double[tensor.Length];
            folded.Read(tensor, values);
            string layer = tensor.Name[..tensor.Name.LastIndexOf('.')];
            if (tensor.Shape.Count > 1 || layer is "classifier.0" or "fc")
            {
                _tensors.Add(tensor.Name, values, [.. tensor.Shape]);
                continue;
            }

            // The normalisation after layer n is layer n + 1.
            int point = layer.LastIndexOf('.') + 1;
            string norm = layer[..point] + (int.Parse(layer[point..], System.Globalization.CultureInfo.InvariantCulture) + 1);
            _tensors.Add(norm + ".weight", [.. values.Select(_ => 1.0)], tensor.Length);
            _tensors.Add(norm + ".bias", values, tensor.Length);
            _tensors.Add(norm + ".running_mean", new double[tensor.Length], tensor.Length);
            _tensors.Add(norm + ".running_var", [.. values.Select(_ => 1 - 1e-5)], tensor.Length);
        }
    }

    public override string Name => "renormalised tensors";

    public override IReadOnlyList<TensorInfo> Tensors => _tensors.Tensors;

    public override void Read(TensorInfo tensor, Span<double> destination) => _tensors.Read(tensor, destination);
}
