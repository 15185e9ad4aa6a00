namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

[ShuffleNet(
    ShuffleNetVersion.V2,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 6,
    StageChannels = [12, 16],
    StageRepeats = [2, 2],
    Outputs = NetworkOutputs.Stages)]
public sealed partial class TinyBackbone;
