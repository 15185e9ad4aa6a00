namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Finds the buffers that are the caller's spans, so that results are computed where they are wanted.</summary>
internal static class OutputBuffers
{
    /// <summary>For each such buffer the index of its output; of two outputs of one buffer the first has it.</summary>
    public static Dictionary<string, int> Of(NetworkGraph graph, ChannelLayout layout)
    {
        Dictionary<string, int> outputs = [];
        for (int index = 0; index < graph.Outputs.Count; index++)
        {
            Slice output = graph.Outputs[index].Slice;
            string buffer = layout.Buffer(output);
            if (!Fills(graph, layout, output) || outputs.ContainsKey(buffer))
            {
                continue;
            }

            outputs.Add(buffer, index);

            // A softmax works in place on the output.
            if (graph.WriterOf(output) is SoftmaxNode softmax && graph.OnlyReader(softmax.Input) == softmax
                && Fills(graph, layout, softmax.Input)
                && layout.Tensors(layout.Buffer(softmax.Input)).Count == 1)
            {
                outputs.Add(layout.Buffer(softmax.Input), index);
            }
        }

        return outputs;
    }

    /// <summary>Whether a slice is all of a buffer that is not the caller's input, in the order of its channels.</summary>
    public static bool Fills(NetworkGraph graph, ChannelLayout layout, Slice slice)
    {
        List<string> buffers = [.. graph.Tensors(slice).Select(layout.Buffer).Distinct()];
        return buffers.Count == 1
            && buffers[0] != graph.Input.Tensor
            && layout.PlaneCount(buffers[0]) == slice.Shape.Channels
            && layout.Planes(slice).SequenceEqual(Enumerable.Range(0, slice.Shape.Channels));
    }
}
