namespace ShuffleNet.Compiler.Tests.Import;

[ShuffleNet(
    ShuffleNetVersion.V2,
    Dialect = ShuffleNetDialect.Megvii,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 8,
    StageChannels = [16, 44],
    StageRepeats = [2, 3],
    HeadChannels = 40,
    Classes = 10,
    Softmax = true)]
public sealed partial class MegviiSplitNetwork;
