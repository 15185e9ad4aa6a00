namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>Collects the tensors that a network needs, in the order of use.</summary>
internal sealed class TensorList
{
    private readonly List<TensorInfo> _tensors = [];

    public IReadOnlyList<TensorInfo> All => _tensors;

    /// <summary>A convolution (outputs, inputs per group, rows, columns) and its batch normalisation, where that has a name.</summary>
    public void Convolution(string weight, string? norm, int outputs, int inputs, int kernel)
    {
        Add(weight, outputs, inputs, kernel, kernel);
        foreach (string part in norm is null ? (ReadOnlySpan<string>)[] : ["weight", "bias", "running_mean", "running_var"])
        {
            Add($"{norm}.{part}", outputs);
        }
    }

    /// <summary>A classifier (classes, channels), with a bias where that has a name.</summary>
    public void Classifier(string weight, string? bias, int classes, int channels)
    {
        Add(weight, classes, channels);
        if (bias is not null)
        {
            Add(bias, classes);
        }
    }

    private void Add(string name, params long[] shape) => _tensors.Add(new TensorInfo(name, shape, "float32"));
}
