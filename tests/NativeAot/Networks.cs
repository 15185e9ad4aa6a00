namespace ShuffleNet.Compiler.NativeAot;

// One network per dialect, and the shapes that need other code: one input channel without a stem pool, planes that fill no
// vector, no shuffle, a nested class.

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 0.5)]
internal sealed partial class Megvii;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Paper, Groups = 4, Scale = 0.25, InputHeight = 64, InputWidth = 96)]
internal sealed partial class Paper;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.OnnxZoo, Groups = 2, Scale = 0.25, InputHeight = 33, InputWidth = 47, Classes = 100, Softmax = false)]
internal sealed partial class OnnxZoo;

internal static partial class Outer
{
    [ShuffleNet(
        ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 8, Scale = 0.25, InputChannels = 1, InputHeight = 28, InputWidth = 28,
        StemStride = 1, StemPool = false, Classes = 10, Shuffle = false)]
    internal sealed partial class Gray;
}
