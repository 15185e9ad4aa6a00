namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>TinyNetwork computed by two threads.</summary>
[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 3,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 12,
    StageChannels = [48, 96],
    StageRepeats = [2, 1],
    Classes = 10,
    Threads = 2)]
public sealed partial class TwoThreadNetwork;
