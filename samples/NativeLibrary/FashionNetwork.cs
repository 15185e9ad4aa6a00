namespace ShuffleNet.Compiler.Samples.NativeLibrary;

/// <summary>The network of the library, that of samples/Fashion. Another attribute makes a library of another network.</summary>
[ShuffleNet(
    ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 3, Scale = 0.5, StemStride = 1, StemPool = false,
    InputHeight = 28, InputWidth = 28, InputChannels = 1, Classes = 10)]
internal sealed partial class FashionNetwork;
