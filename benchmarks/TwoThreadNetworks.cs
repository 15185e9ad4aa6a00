namespace ShuffleNet.Compiler.Benchmarks;

// The networks of the comparison again, computed by two threads.

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Threads = 2)]
internal sealed partial class V1x1G3Two;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 8, Threads = 2)]
internal sealed partial class V1x1G8Two;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 1, Threads = 2)]
internal sealed partial class V1x1G1Two;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 0.5, Threads = 2)]
internal sealed partial class V1HalfTwo;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 2, Threads = 2)]
internal sealed partial class V1DoubleTwo;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Paper, Threads = 2)]
internal sealed partial class V1PaperTwo;

[ShuffleNet(ShuffleNetVersion.V2, Threads = 2)]
internal sealed partial class V2x1Two;

[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5, Threads = 2)]
internal sealed partial class V2HalfTwo;

[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Small, Threads = 2)]
internal sealed partial class V2PlusSmallTwo;

[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Medium, Threads = 2)]
internal sealed partial class V2PlusMediumTwo;

[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Large, Threads = 2)]
internal sealed partial class V2PlusLargeTwo;

[ShuffleNet(ShuffleNetVersion.OneShot, Threads = 2)]
internal sealed partial class SearchedOneShotTwo;
