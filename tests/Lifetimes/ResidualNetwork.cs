namespace ShuffleNet.Compiler.Lifetimes;

[ShuffleNet(ShuffleNetVersion.V1, Groups = 2, InputHeight = 32, InputWidth = 32, StageChannels = [32], StageRepeats = [2], Classes = 10)]
internal sealed partial class ResidualNetwork;
