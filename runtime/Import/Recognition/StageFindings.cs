namespace ShuffleNet.Compiler.Import;

/// <summary>What the channels and strides of units show of the stages.</summary>
internal static class StageFindings
{
    /// <param name="findings">Takes what is found.</param>
    /// <param name="node">The first unit's, for messages.</param>
    /// <param name="units">In the order in which they run.</param>
    public static void Note(SpecFindings findings, string node, IEnumerable<UnitPlace> units)
    {
        List<int> channels = [], repeats = [], strides = [];
        foreach (UnitPlace unit in units)
        {
            // A unit that neither halves the size nor changes the channels is one more of its stage.
            if (channels.Count > 0 && !unit.Concatenates)
            {
                repeats[^1]++;
                continue;
            }

            channels.Add(unit.Out);
            repeats.Add(1);
            strides.Add(unit.Stride);
        }

        findings.Note(nameof(NetworkDescription.StageChannels), node, new IntegerList(channels));
        findings.Note(nameof(NetworkDescription.StageRepeats), node, new IntegerList(repeats));
        findings.Note(nameof(NetworkDescription.StageStrides), node, new IntegerList(strides));
    }
}
