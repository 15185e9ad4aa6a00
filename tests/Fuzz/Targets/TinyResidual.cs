namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>A V1 so small that every format of it fits into four kilobytes.</summary>
[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 2,
    InputChannels = 1,
    InputHeight = 17,
    InputWidth = 17,
    StemChannels = 2,
    StageChannels = [10],
    StageRepeats = [2],
    Classes = 2)]
public sealed partial class TinyResidual;
