namespace ShuffleNet.Compiler.Tests.Import;

[ShuffleNet(
    ShuffleNetVersion.V1,
    Dialect = ShuffleNetDialect.Megvii,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 12,
    StageChannels = [48, 96],
    StageRepeats = [2, 1],
    Classes = 10)]
public sealed partial class MegviiNetwork;
