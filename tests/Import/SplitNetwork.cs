namespace ShuffleNet.Compiler.Tests.Import;

[ShuffleNet(
    ShuffleNetVersion.V2,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 8,
    StageChannels = [16, 24],
    StageRepeats = [2, 3],
    HeadChannels = 40,
    Classes = 10)]
public sealed partial class SplitNetwork;
