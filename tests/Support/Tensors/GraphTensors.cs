using ShuffleNet.Compiler.Generator.Graph;

namespace ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>Random tensors for each convolution and normalisation of a graph, as <see cref="RandomTensors"/> has them for a spec.</summary>
internal static class GraphTensors
{
    public static FixedTensors Random(NetworkGraph graph, int seed)
    {
        FixedTensors tensors = new();
        Random random = new(seed);

        // Two layers may share one tensor.
        HashSet<string> added = [];
        foreach (ConvolutionNode node in graph.Nodes.OfType<ConvolutionNode>().Where(node => added.Add(node.Weight)))
        {
            int inputs = node.Input.Shape.Channels / node.Groups;
            double bound = Math.Sqrt(6.0 / (inputs * node.Kernel * node.Kernel));
            tensors.AddRandom(node.Weight + ".weight", random, -bound, bound, node.Output.Shape.Channels, inputs, node.Kernel, node.Kernel);
            if (node.Bias)
            {
                tensors.AddRandom(node.Weight + ".bias", random, -0.2, 0.2, node.Output.Shape.Channels);
            }
        }

        foreach (BatchNormNode node in graph.Nodes.OfType<BatchNormNode>().Where(node => added.Add(node.Norm)))
        {
            int channels = node.Output.Shape.Channels;
            tensors.AddRandom(node.Norm + ".weight", random, 0.5, 1.5, channels);
            tensors.AddRandom(node.Norm + ".bias", random, -0.2, 0.2, channels);
            tensors.AddRandom(node.Norm + ".running_mean", random, -0.3, 0.3, channels);
            tensors.AddRandom(node.Norm + ".running_var", random, 0.5, 1.5, channels);
        }

        return tensors;
    }
}
