namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary><see cref="TwoThreadNetwork"/> with its layers timed.</summary>
[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 3,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 12,
    StageChannels = [48, 96],
    StageRepeats = [2, 1],
    Classes = 10,
    Threads = 2,
    Profile = true)]
public sealed partial class TwoThreadProfiledNetwork;
