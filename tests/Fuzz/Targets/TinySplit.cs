namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>A V2 of the same kind.</summary>
[ShuffleNet(
    ShuffleNetVersion.V2,
    InputChannels = 1,
    InputHeight = 17,
    InputWidth = 17,
    StemChannels = 2,
    StageChannels = [4],
    StageRepeats = [2],
    HeadChannels = 3,
    Classes = 2)]
public sealed partial class TinySplit;
