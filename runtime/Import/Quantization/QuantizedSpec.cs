namespace ShuffleNet.Compiler.Import;

/// <summary>The spec in the notes of a quantised network's file.</summary>
internal static class QuantizedSpec
{
    // Of the least unit: two convolutions with six tensors each.
    private const int TensorsOfUnit = 12;

    /// <exception cref="WeightFormatException">A note is missing, or says what no network has.</exception>
    public static NetworkSpec Of(WeightFile file)
    {
        foreach (SpecProperty property in SpecProperties.OfFiles)
        {
            string note = SafetensorsExporter.SpecPrefix + property.Name;
            if (!file.Metadata.ContainsKey(note))
            {
                throw new WeightFormatException($"{file.Name}: there is no note {note}; a quantised network says all of its spec");
            }
        }

        SpecFindings findings = new(file.Name, new ModelOptions());
        SpecNotes.Note(findings, file.Metadata);
        NetworkSpec spec = findings.Describe();
        return Fits(spec, file)
            ? spec
            : throw new WeightFormatException(
                $"{file.Name}: its notes describe a network that its {file.Tensors.Count} tensors are not of");
    }

    /// <summary>Whether drawing the network takes no more memory than the file gives reason for.</summary>
    private static bool Fits(NetworkSpec spec, WeightFile file)
    {
        int stages = spec.StageChannels.Count;
        long units = spec.StageRepeats.Sum(repeats => (long)repeats);
        int[] channels = [spec.StemChannels, spec.HeadChannels, .. spec.StageChannels];
        return spec.Outputs == NetworkOutputs.Logits
            && stages is >= 1 and <= SpecLimits.Stages && spec.StageRepeats.Count == stages && spec.StageStrides.Count == stages
            && spec.StageRepeats.All(repeats => repeats >= 1) && units * TensorsOfUnit <= file.Tensors.Count
            && spec.DepthwiseKernels.Count is int kernels && (kernels == 1 || kernels == units)
            && spec.DepthwiseKernels.All(kernel => kernel is 3 or 5 or 7)
            && channels.All(count => count is >= 0 and <= SpecLimits.Channels)
            && spec.Classes is >= 1 and <= SpecLimits.Classes;
    }
}
