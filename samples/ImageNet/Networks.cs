namespace ShuffleNet.Compiler.Samples.ImageNet;

// The two networks of which the authors published trained weights at half the channels.

/// <summary>ShuffleNet V1 0.5x with 3 groups.</summary>
[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 3, Scale = 0.5)]
internal sealed partial class Network05G3;

/// <summary>ShuffleNet V1 0.5x with 8 groups.</summary>
[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 8, Scale = 0.5)]
internal sealed partial class Network05G8;
