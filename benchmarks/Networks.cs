namespace ShuffleNet.Compiler.Benchmarks;

// The networks of the comparison, all at 224x224. V1's dialect Megvii has the complexity of the paper's Table 1.

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii)]
internal sealed partial class V1x1G3;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 8)]
internal sealed partial class V1x1G8;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 1)]
internal sealed partial class V1x1G1;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 0.5)]
internal sealed partial class V1Half;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Scale = 2)]
internal sealed partial class V1Double;

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Paper)]
internal sealed partial class V1Paper;

[ShuffleNet(ShuffleNetVersion.V2)]
internal sealed partial class V2x1;

[ShuffleNet(ShuffleNetVersion.V2, Scale = 0.5)]
internal sealed partial class V2Half;

[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Small)]
internal sealed partial class V2PlusSmall;

[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Medium)]
internal sealed partial class V2PlusMedium;

[ShuffleNet(ShuffleNetVersion.V2Plus, Size = NetworkSize.Large)]
internal sealed partial class V2PlusLarge;

[ShuffleNet(ShuffleNetVersion.OneShot)]
internal sealed partial class SearchedOneShot;
