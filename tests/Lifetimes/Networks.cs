namespace ShuffleNet.Compiler.Lifetimes;

// One network in each way to run it, so that all share one layout and give the same answers.

[ShuffleNet(
    ShuffleNetVersion.V1, Groups = 2, InputHeight = 32, InputWidth = 32, StageChannels = [32], StageRepeats = [2], Classes = 10)]
internal sealed partial class ResidualNetwork;

[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 2,
    InputHeight = 32,
    InputWidth = 32,
    StageChannels = [32],
    StageRepeats = [2],
    Classes = 10,
    Threads = 2)]
internal sealed partial class TwoThreadNetwork;

[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 2,
    InputHeight = 32,
    InputWidth = 32,
    StageChannels = [32],
    StageRepeats = [2],
    Classes = 10,
    Checked = true)]
internal sealed partial class CheckedNetwork;
