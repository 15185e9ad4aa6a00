namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Finds the buffers that are the caller's spans, so that results are computed where they are wanted.</summary>
internal static class OutputBuffers
{
    /// <summary>For each such buffer the index of its output.</summary>
    /// <exception cref="InvalidGraphException">An output does not fill its buffer in the order of its channels.</exception>
    public static Dictionary<string, int> Of(NetworkGraph graph, ChannelLayout layout)
    {
        Dictionary<string, int> outputs = [];
        for (int index = 0; index < graph.Outputs.Count; index++)
        {
            Slice output = graph.Outputs[index];
            string buffer = layout.Buffer(output);
            if (layout.PlaneCount(buffer) != output.Shape.Channels || !layout.Planes(output).SequenceEqual(Enumerable.Range(0, output.Shape.Channels)))
            {
                throw new InvalidGraphException(Text.Of($"output {output}: its planes do not stand in the order of its channels"));
            }

            outputs.Add(buffer, index);

            // A softmax works in place on the output.
            if (graph.WriterOf(output) is SoftmaxNode softmax)
            {
                outputs.Add(softmax.Input.Tensor, index);
            }
        }

        return outputs;
    }
}
