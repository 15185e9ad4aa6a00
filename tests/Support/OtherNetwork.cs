namespace ShuffleNet.Compiler.Tests.Support;

[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 2,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 12,
    StageChannels = [48],
    StageRepeats = [2],
    Classes = 10)]
internal sealed partial class OtherNetwork;
