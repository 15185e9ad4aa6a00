namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>V2 with a kernel for each unit.</summary>
[ShuffleNet(
    ShuffleNetVersion.V2,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 8,
    StageChannels = [16, 24],
    StageRepeats = [2, 3],
    DepthwiseKernels = [3, 5, 7, 3, 5],
    HeadChannels = 40,
    Classes = 10)]
internal sealed partial class WideSplitNetwork;
