namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>V1 with a kernel for each stage, and other groups after the shuffle than before it.</summary>
[ShuffleNet(
    ShuffleNetVersion.V1,
    InputHeight = 32,
    InputWidth = 32,
    SecondGroups = 2,
    StemChannels = 12,
    StageChannels = [48, 96],
    StageRepeats = [2, 2],
    DepthwiseKernels = [5, 3],
    Classes = 10)]
internal sealed partial class WideNetwork;
