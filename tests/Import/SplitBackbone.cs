namespace ShuffleNet.Compiler.Tests.Import;

[ShuffleNet(
    ShuffleNetVersion.V2,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 8,
    StageChannels = [16, 24],
    StageRepeats = [2, 3],
    Outputs = NetworkOutputs.Stages)]
public sealed partial class SplitBackbone;
