namespace ShuffleNet.Compiler.NativeImport;

/// <summary>That of samples/Fashion.</summary>
[ShuffleNet(
    ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 3, Scale = 0.5, StemStride = 1, StemPool = false,
    InputHeight = 28, InputWidth = 28, InputChannels = 1, Classes = 10)]
internal sealed partial class Network;
