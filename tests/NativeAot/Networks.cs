namespace ShuffleNet.Compiler.NativeAot;

// One network per version and dialect, and the shapes that need other code: one input channel without a stem pool, planes that
// fill no vector, no shuffle, a nested class, backbones.

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 0.5)]
internal sealed partial class Megvii;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Paper, Groups = 4, Scale = 0.25, InputHeight = 64, InputWidth = 96)]
internal sealed partial class Paper;

[ShuffleNet(
    ShuffleNetVersion.V1,
    Dialect = ShuffleNetDialect.OnnxZoo,
    Groups = 2,
    Scale = 0.25,
    InputHeight = 33,
    InputWidth = 47,
    Classes = 100,
    Softmax = false)]
internal sealed partial class OnnxZoo;

[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5)]
internal sealed partial class Torchvision;

[ShuffleNet(ShuffleNetVersion.V2, Dialect = ShuffleNetDialect.Megvii, InputHeight = 75, InputWidth = 100, Classes = 50)]
internal sealed partial class MegviiSplit;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 0.5, Threads = 2)]
internal sealed partial class MegviiTwoThreads;

[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5, InputHeight = 75, InputWidth = 100, Outputs = NetworkOutputs.Stages)]
internal sealed partial class Backbone;

[ShuffleNet(ShuffleNetVersion.V1, Scale = 0.25, InputHeight = 96, InputWidth = 64, Outputs = NetworkOutputs.Stages, OutputStages = [3])]
internal sealed partial class ResidualBackbone;

internal static partial class Outer
{
    [ShuffleNet(
        ShuffleNetVersion.V1,
        Dialect = ShuffleNetDialect.Megvii,
        Groups = 8,
        Scale = 0.25,
        InputChannels = 1,
        InputHeight = 28,
        InputWidth = 28,
        StemStride = 1, StemPool = false, Classes = 10, Shuffle = false)]
    internal sealed partial class Gray;

    // So small that a caller that goes on at once meets its worker on the way to sleep.
    [ShuffleNet(
        ShuffleNetVersion.V1,
        Dialect = ShuffleNetDialect.Megvii,
        Groups = 8,
        Scale = 0.25,
        InputChannels = 1,
        InputHeight = 28,
        InputWidth = 28,
        StemStride = 1, StemPool = false, Classes = 10, Shuffle = false, Threads = 2)]
    internal sealed partial class GrayTwoThreads;
}
