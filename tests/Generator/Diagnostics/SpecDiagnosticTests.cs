using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Diagnostics;

/// <summary>A bad and a fixed spec for every diagnostic of the network: ID, place in the source, message.</summary>
public class SpecDiagnosticTests
{
    [Theory]
    [InlineData("Groups = 0", "SNC010 @ Groups = 0: Groups is 0; it must be 1 to 64", "Groups = 1")]
    [InlineData("Groups = -3", "SNC010 @ Groups = -3: Groups is -3; it must be 1 to 64", "Groups = 3")]
    [InlineData("SecondGroups = 65", "SNC010 @ SecondGroups = 65: SecondGroups is 65; it must be 1 to 64", "SecondGroups = 2")]
    [InlineData("DepthwiseKernels = new[] { 3, 4, 5 }",
        "SNC010 @ 4: DepthwiseKernels[1] is 4; it must be 3, 5 or 7", "DepthwiseKernels = new[] { 3, 7, 5 }")]
    [InlineData("DepthwiseKernels = new[] { 3, 5 }",
        "SNC028 @ DepthwiseKernels = new[] { 3, 5 }: DepthwiseKernels has 2 entries; give it one for the network, 3 for its stages or 16 for its units",
        "DepthwiseKernels = new[] { 5 }")]
    [InlineData("DepthwiseKernels = new int[0]",
        "SNC028 @ DepthwiseKernels = new int[0]: DepthwiseKernels has 0 entries; give it one for the network, 3 for its stages or 16 for its units",
        "DepthwiseKernels = new[] { 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 7, 7, 7, 7 }")]
    [InlineData("SecondGroups = 4, StageChannels = new[] { 240, 480, 954 }",
        "SNC016 @ 954: Stage 4 has 954 channels, which 3 and 4 groups do not divide; the nearest that work: 948 and 960",
        "SecondGroups = 4, StageChannels = new[] { 240, 480, 948 }")]
    [InlineData("SecondGroups = 5, StemChannels = 24",
        "SNC017 @ StemChannels = 24: The stem has 24 channels, which 3 and 5 groups do not divide, so that stage 2's grouped convolutions cannot make up the rest; the nearest StemChannels that work: 15 and 30",
        "SecondGroups = 5")]
    [InlineData("InputHeight = 0", "SNC010 @ InputHeight = 0: InputHeight is 0; it must be 1 to 4096", "InputHeight = 64")]
    [InlineData("InputWidth = 4097", "SNC010 @ InputWidth = 4097: InputWidth is 4097; it must be 1 to 4096", "InputWidth = 64")]
    [InlineData("InputChannels = 65", "SNC010 @ InputChannels = 65: InputChannels is 65; it must be 1 to 64", "InputChannels = 1")]
    [InlineData("Classes = 0", "SNC010 @ Classes = 0: Classes is 0; it must be 1 to 65536", "Classes = 1")]
    [InlineData("StemChannels = 0", "SNC010 @ StemChannels = 0: StemChannels is 0; it must be 1 to 8192", "StemChannels = 24")]
    [InlineData("StemStride = 3", "SNC010 @ StemStride = 3: StemStride is 3; it must be 1 or 2", "StemStride = 1")]
    [InlineData("StemPoolPadding = 2", "SNC010 @ StemPoolPadding = 2: StemPoolPadding is 2; it must be 0 or 1", "StemPoolPadding = 0")]
    [InlineData("ShortcutPoolKernel = 4",
        "SNC010 @ ShortcutPoolKernel = 4: ShortcutPoolKernel is 4; it must be 2 or 3", "ShortcutPoolKernel = 2")]
    [InlineData("ShortcutPoolPadding = -1",
        "SNC010 @ ShortcutPoolPadding = -1: ShortcutPoolPadding is -1; it must be 0 or 1", "ShortcutPoolPadding = 0")]
    [InlineData("Threads = 0", "SNC010 @ Threads = 0: Threads is 0; it must be 1 to 8", "Threads = 1")]
    [InlineData("Threads = 9", "SNC010 @ Threads = 9: Threads is 9; it must be 1 to 8", "Threads = 8")]
    [InlineData("StageRepeats = new[] { 4, 0, 4 }",
        "SNC010 @ 0: StageRepeats[1] is 0; it must be 1 to 64", "StageRepeats = new[] { 4, 1, 4 }")]
    [InlineData("StageStrides = new int[] { 2, 2, 3 }",
        "SNC010 @ 3: StageStrides[2] is 3; it must be 1 or 2", "StageStrides = new int[] { 2, 2, 1 }")]
    [InlineData("StageChannels = new[] { 240, 480, 9000 }",
        "SNC010 @ 9000: StageChannels[2] is 9000; it must be 1 to 8192", "StageChannels = new[] { 240, 480, 960 }")]
    [InlineData("Dialect = (ShuffleNetDialect)7",
        "SNC011 @ Dialect = (ShuffleNetDialect)7: Dialect is 7, which is not a member of ShuffleNetDialect; the members are Paper, Megvii, OnnxZoo, Torchvision",
        "Dialect = ShuffleNetDialect.Megvii")]
    [InlineData("ConcatOrder = (ConcatOrder)2",
        "SNC011 @ ConcatOrder = (ConcatOrder)2: ConcatOrder is 2, which is not a member of ConcatOrder; the members are ShortcutFirst, BranchFirst",
        "ConcatOrder = ConcatOrder.BranchFirst")]
    [InlineData("Scale = 0", "SNC012 @ Scale = 0: Scale is 0; it must be a finite number greater than 0", "Scale = 0.5")]
    [InlineData("Scale = -0.5", "SNC012 @ Scale = -0.5: Scale is -0.5; it must be a finite number greater than 0", "Scale = 0.5")]
    [InlineData("Scale = double.NaN", "SNC012 @ Scale = double.NaN: Scale is NaN; it must be a finite number greater than 0", "Scale = 1")]
    [InlineData("Scale = double.PositiveInfinity",
        "SNC012 @ Scale = double.PositiveInfinity: Scale is Infinity; it must be a finite number greater than 0", "Scale = 2")]
    [InlineData("Groups = 5",
        "SNC013 @ Groups = 5: The paper's Table 1 has no stage channels for 5 groups: set StageChannels, or use 1, 2, 3, 4 or 8 groups",
        "Groups = 5, StageChannels = new[] { 100, 200, 400 }")]
    [InlineData("StageRepeats = new[] { 4, 8 }",
        "SNC014 @ StageRepeats = new[] { 4, 8 }: StageChannels by default has 3 entries and StageRepeats has 2: give both one entry per stage",
        "StageRepeats = new[] { 4, 8, 2 }")]
    [InlineData("StageChannels = new[] { 240, 480 }",
        "SNC014 @ StageChannels = new[] { 240, 480 }: StageChannels has 2 entries and StageRepeats by default has 3: give both one entry per stage",
        "StageChannels = new[] { 240, 480 }, StageRepeats = new[] { 1, 1 }")]
    [InlineData("StageStrides = new[] { 2 }",
        "SNC014 @ StageStrides = new[] { 2 }: StageChannels by default has 3 entries and StageStrides has 1: give both one entry per stage",
        "StageStrides = new[] { 2, 1, 2 }, StemStride = 1")]
    [InlineData("StageChannels = new int[0]",
        "SNC015 @ StageChannels = new int[0]: StageChannels has 0 entries; a network has 1 to 8 stages",
        "StageChannels = new[] { 240 }, StageRepeats = new[] { 1 }")]
    [InlineData("StageRepeats = new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1 }",
        "SNC015 @ StageRepeats = new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1 }: StageRepeats has 9 entries; a network has 1 to 8 stages",
        "StageRepeats = new[] { 1, 1, 1 }")]
    [InlineData("StageChannels = new[] { 240, 250, 960 }",
        "SNC016 @ 250: Stage 3 has 250 channels, which 3 groups do not divide; the nearest that work: 249 and 252",
        "StageChannels = new[] { 240, 252, 960 }")]
    [InlineData("StageChannels = [240, 250, 960]",
        "SNC016 @ 250: Stage 3 has 250 channels, which 3 groups do not divide; the nearest that work: 249 and 252",
        "StageChannels = [240, 249, 960]")]
    [InlineData("StageChannels = new[] { 1 }, StageRepeats = new[] { 1 }",
        "SNC016 @ 1: Stage 2 has 1 channels, which 3 groups do not divide; the nearest that work: 3",
        "StageChannels = new[] { 3 }, StageRepeats = new[] { 1 }, StemChannels = 3, StageStrides = new[] { 1 }")]
    [InlineData("StemChannels = 25",
        "SNC017 @ StemChannels = 25: The stem has 25 channels, which 3 groups do not divide, so that stage 2's grouped convolutions cannot make up the rest; the nearest StemChannels that work: 24 and 27",
        "StemChannels = 27")]
    [InlineData("Groups = 5, StageChannels = new[] { 100, 200, 400 }, Dialect = ShuffleNetDialect.OnnxZoo",
        "SNC017 @ Groups = 5: The stem has 24 channels, which 5 groups do not divide, so that stage 2's grouped convolutions cannot make up the rest; the nearest StemChannels that work: 20 and 25",
        "Groups = 5, StageChannels = new[] { 100, 200, 400 }, StemChannels = 25, Dialect = ShuffleNetDialect.OnnxZoo")]
    [InlineData("StageChannels = new[] { 240, 240, 960 }",
        "SNC018 @ 240: Stage 3 has 240 output channels but 240 input channels; a unit that concatenates needs more output than input channels: use at least 243",
        "StageChannels = new[] { 240, 243, 960 }")]
    [InlineData("StageChannels = new[] { 240, 120, 960 }, StageStrides = new[] { 2, 1, 2 }, StemStride = 1",
        "SNC018 @ 120: Stage 3 has 120 output channels but 240 input channels; a unit that concatenates needs more output than input channels: use at least 243, or the same 240",
        "StageChannels = new[] { 240, 240, 960 }, StageStrides = new[] { 2, 1, 2 }, StemStride = 1")]
    [InlineData("Scale = 0.001",
        "SNC018 @ Scale = 0.001: Stage 2 has 3 output channels but 3 input channels; a unit that concatenates needs more output than input channels: use at least 6",
        "Scale = 0.05",
        3)]
    [InlineData("ShortcutPoolKernel = 2, ShortcutPoolPadding = 1",
        "SNC019 @ ShortcutPoolPadding = 1: ShortcutPoolKernel is 2 and ShortcutPoolPadding is 1: set ShortcutPoolPadding = 0",
        "ShortcutPoolKernel = 2, ShortcutPoolPadding = 0")]
    [InlineData("ShortcutPoolKernel = 2, Dialect = ShuffleNetDialect.Megvii",
        "SNC019 @ ShortcutPoolKernel = 2: ShortcutPoolKernel is 2 and ShortcutPoolPadding is 1 by the preset of Megvii: set ShortcutPoolPadding = 0",
        "ShortcutPoolKernel = 2, ShortcutPoolPadding = 0, Dialect = ShuffleNetDialect.Megvii")]
    [InlineData("InputHeight = 2",
        "SNC020 @ InputHeight = 2: InputHeight = 2 leaves nothing for the stem's pool; the nearest InputHeight that works is 31",
        "InputHeight = 31")]
    [InlineData("InputWidth = 6",
        "SNC020 @ InputWidth = 6: InputWidth = 6 leaves nothing for stage 2's shortcut pool; the nearest InputWidth that works is 31",
        "InputWidth = 31")]
    [InlineData("InputHeight = 200",
        "SNC021 @ InputHeight = 200: With InputHeight = 200, stage 3's first unit gets 25 rows: its branch produces 13, its shortcut pool 12, and they must match; set ShortcutPoolPadding = 1 and ShortcutPoolRounding = PoolRounding.Floor; the nearest InputHeight that works is 194",
        "InputHeight = 200, ShortcutPoolPadding = 1, ShortcutPoolRounding = PoolRounding.Floor")]
    [InlineData("ShortcutPoolKernel = 2, ShortcutPoolRounding = PoolRounding.Floor, InputWidth = 200",
        "SNC021 @ ShortcutPoolRounding = PoolRounding.Floor: With InputWidth = 200, stage 3's first unit gets 25 columns: its branch produces 13, its shortcut pool 12, and they must match; set ShortcutPoolRounding = PoolRounding.Ceiling; the nearest InputWidth that works is 194",
        "ShortcutPoolKernel = 2, InputWidth = 200")]
    [InlineData("Scale = 10", "SNC022 @ Scale = 10: Stage 4 has 9600 channels; the limit is 8192", "Scale = 8")]
    [InlineData("Scale = 1e300", "SNC022 @ Scale = 1e300: The stem has 2.4E+301 channels; the limit is 8192", "Scale = 1", 2)]
    [InlineData("InputHeight = 4096, InputWidth = 4096, StemStride = 1",
        "SNC022 @ InputHeight = 4096: The activations at stage2.1.pw2 take 566231040 elements; the limit is 268435456",
        "InputHeight = 1024, InputWidth = 1024, StemStride = 1")]
    [InlineData("StageChannels = new[] { 240, 480, 8190 }, Classes = 65536",
        "SNC022 @ StageChannels = new[] { 240, 480, 8190 }: The weights take 576289792 elements; the limit is 268435456",
        "StageChannels = new[] { 240, 480, 3000 }, Classes = 65536")]
    [InlineData("Dialect = ShuffleNetDialect.Torchvision",
        "SNC024 @ Dialect = ShuffleNetDialect.Torchvision: There is no dialect Torchvision of ShuffleNet V1: use Paper or Megvii or OnnxZoo, or another version",
        "Dialect = ShuffleNetDialect.Megvii")]
    [InlineData("Outputs = NetworkOutputs.Stages, OutputStages = new int[0]",
        "SNC027 @ OutputStages = new int[0]: OutputStages is empty: list stages of 2 to 4, each once, in ascending order",
        "Outputs = NetworkOutputs.Stages, OutputStages = new[] { 2 }")]
    [InlineData("Outputs = NetworkOutputs.Stages, OutputStages = new[] { 1, 5 }",
        "SNC027 @ 1: OutputStages has 1: list stages of 2 to 4, each once, in ascending order",
        "Outputs = NetworkOutputs.Stages, OutputStages = new[] { 2, 4 }", 2)]
    [InlineData("Outputs = NetworkOutputs.Stages, OutputStages = new[] { 3, 3 }",
        "SNC027 @ 3: OutputStages has 3 after 3: list stages of 2 to 4, each once, in ascending order",
        "Outputs = NetworkOutputs.Stages, OutputStages = new[] { 3 }")]
    [InlineData("Outputs = (NetworkOutputs)2",
        "SNC011 @ Outputs = (NetworkOutputs)2: Outputs is 2, which is not a member of NetworkOutputs; the members are Logits, Stages",
        "Outputs = NetworkOutputs.Stages")]
    [InlineData("OutputStages = new[] { 3 }",
        "SNC023 @ OutputStages = new[] { 3 }: OutputStages has no effect, because Outputs is Logits: remove it",
        "Outputs = NetworkOutputs.Stages, OutputStages = new[] { 3 }")]
    [InlineData("Outputs = NetworkOutputs.Stages, Classes = 10, Softmax = true",
        "SNC023 @ Classes = 10: Classes has no effect, because Outputs is Stages: remove it", "Outputs = NetworkOutputs.Stages", 2)]
    [InlineData("HeadChannels = 512",
        "SNC023 @ HeadChannels = 512: HeadChannels has no effect, because Version is V1: remove it", "Scale = 1")]
    [InlineData("Checked = true, Threads = 2",
        "SNC023 @ Threads = 2: Threads has no effect, because Checked is true: remove it", "Checked = true")]
    [InlineData("StemPool = false, StemPoolPadding = 1",
        "SNC023 @ StemPoolPadding = 1: StemPoolPadding has no effect, because StemPool is false: remove it", "StemPool = false")]
    [InlineData("Shuffle = false, ShuffleDirection = ShuffleDirection.GroupsToChannels",
        "SNC023 @ ShuffleDirection = ShuffleDirection.GroupsToChannels: ShuffleDirection has no effect, because Shuffle is false: remove it",
        "Shuffle = false")]
    [InlineData("Scale = 2, StemChannels = 24, StageChannels = new[] { 240, 480, 960 }",
        "SNC023 @ Scale = 2: Scale has no effect, because StageChannels and StemChannels are given: remove it",
        "StemChannels = 24, StageChannels = new[] { 240, 480, 960 }")]
    public void Run_BadSpec_IsDiagnosedAtItsArgument(string bad, string expected, string fixedSpec, int count = 1)
    {
        GeneratorRun run = GeneratorRun.OfSpec(bad);

        Assert.Equal(count, run.Diagnostics.Length);
        Assert.Equal(expected, GeneratorRun.Describe(run.Diagnostics[0]));
        GeneratorRun repaired = GeneratorRun.OfSpec(fixedSpec);
        Assert.Empty(repaired.Diagnostics);
        Assert.NotEmpty(repaired.Sources);
    }

    [Theory]
    [InlineData("Dialect = ShuffleNetDialect.Paper",
        "SNC024 @ Dialect = ShuffleNetDialect.Paper: There is no dialect Paper of ShuffleNet V2: use Torchvision or Megvii, or another version",
        "Dialect = ShuffleNetDialect.Torchvision")]
    [InlineData("Dialect = ShuffleNetDialect.OnnxZoo",
        "SNC024 @ Dialect = ShuffleNetDialect.OnnxZoo: There is no dialect OnnxZoo of ShuffleNet V2: use Torchvision or Megvii, or another version",
        "Dialect = ShuffleNetDialect.Megvii")]
    [InlineData("Scale = 0.75",
        "SNC025 @ Scale = 0.75: ShuffleNet V2 has no published channels at 0.75x: set StageChannels, or use a Scale of 0.5, 1, 1.5 or 2",
        "Scale = 1.5")]
    [InlineData("StageChannels = new[] { 48, 97, 192 }",
        "SNC026 @ 97: Stage 3 has 97 channels, and a unit of V2 works on one half of them: use an even number such as 98",
        "StageChannels = new[] { 48, 98, 192 }")]
    [InlineData("Dialect = ShuffleNetDialect.Megvii, StageChannels = new[] { 24, 48, 96 }",
        "SNC018 @ 24: Stage 2 has 24 output channels but 24 input channels; a unit that concatenates needs more output than input channels: use at least 26",
        "Dialect = ShuffleNetDialect.Torchvision, StageChannels = new[] { 24, 48, 96 }")]
    [InlineData("HeadChannels = 0", "SNC010 @ HeadChannels = 0: HeadChannels is 0; it must be 1 to 8192", "HeadChannels = 1")]
    [InlineData("UnitKinds = new[] { 0, 3, 1 }, DepthwiseKernels = new[] { 3, 3, 5 }",
        "SNC052 @ DepthwiseKernels = new[] { 3, 3, 5 }: DepthwiseKernels and UnitKinds are both set, and each says which kernels the units have: remove one of them",
        "UnitKinds = new[] { 0, 3, 1 }")]
    [InlineData("UnitKinds = new[] { 0, 4, 1 }", "SNC010 @ 4: UnitKinds[1] is 4; it must be 0 to 3", "UnitKinds = new[] { 3 }")]
    [InlineData("UnitKinds = new[] { 0, 3 }",
        "SNC028 @ UnitKinds = new[] { 0, 3 }: UnitKinds has 2 entries; give it one for the network, 3 for its stages or 16 for its units",
        "UnitKinds = new[] { 0, 3, 0 }")]
    [InlineData("MiddleChannels = new[] { 30 }",
        "SNC028 @ MiddleChannels = new[] { 30 }: MiddleChannels has 1 entries; give it 3 for its stages or 16 for its units",
        "MiddleChannels = new[] { 30, 60, 90 }")]
    [InlineData("MiddleChannels = new[] { 30, 0, 90 }",
        "SNC010 @ 0: MiddleChannels[1] is 0; it must be 1 to 8192", "MiddleChannels = new int[0]")]
    [InlineData("HardSwishStages = new[] { 1, 5 }",
        "SNC027 @ 5: HardSwishStages has 5: list stages of 1 to 4, each once, in ascending order", "HardSwishStages = new[] { 1, 4 }")]
    [InlineData("SqueezeExcitationStages = new[] { 1 }",
        "SNC027 @ 1: SqueezeExcitationStages has 1: list stages of 2 to 4, each once, in ascending order",
        "SqueezeExcitationStages = new int[0]")]
    [InlineData("Size = NetworkSize.Small",
        "SNC023 @ Size = NetworkSize.Small: Size has no effect, because Version is V2: remove it", "Scale = 0.5")]
    [InlineData("Groups = 3", "SNC023 @ Groups = 3: Groups has no effect, because Version is V2: remove it", "Scale = 1")]
    [InlineData("SecondGroups = 1", "SNC023 @ SecondGroups = 1: SecondGroups has no effect, because Version is V2: remove it",
        "DepthwiseKernels = new[] { 5, 3, 3 }")]
    [InlineData("Shuffle = false, ShuffleDirection = ShuffleDirection.ChannelsToGroups",
        "SNC023 @ ShuffleDirection = ShuffleDirection.ChannelsToGroups: ShuffleDirection has no effect, because Shuffle is false: remove it",
        "Scale = 1",
        2)]
    [InlineData("ShortcutPoolKernel = 2, ShortcutPoolPadding = 0, ConcatOrder = ConcatOrder.BranchFirst",
        "SNC023 @ ShortcutPoolKernel = 2: ShortcutPoolKernel has no effect, because Version is V2: remove it", "Scale = 1", 3)]
    [InlineData("Outputs = NetworkOutputs.Stages, HeadChannels = 512",
        "SNC023 @ HeadChannels = 512: HeadChannels has no effect, because Outputs is Stages: remove it", "Outputs = NetworkOutputs.Stages")]
    [InlineData("StageChannels = new[] { 24, 48, 96 }, Scale = 0.5",
        "SNC023 @ Scale = 0.5: Scale has no effect, because StageChannels is given and HeadChannels does not follow from it: remove it",
        "StageChannels = new[] { 24, 48, 96 }, Scale = 2")]
    [InlineData("StemPoolPadding = 0, InputHeight = 2",
        "SNC020 @ InputHeight = 2: InputHeight = 2 leaves nothing for the stem's pool; the nearest InputHeight that works is 5",
        "InputHeight = 1")]
    [InlineData("StageChannels = new[] { 240, 480, 8190 }, HeadChannels = 8192, Classes = 65536",
        "SNC022 @ StageChannels = new[] { 240, 480, 8190 }: The weights take 726751792 elements; the limit is 268435456",
        "StageChannels = new[] { 240, 480, 960 }")]
    public void Run_BadSplitSpec_IsDiagnosedAtItsArgument(string bad, string expected, string fixedSpec, int count = 1)
    {
        GeneratorRun run = Split(bad);

        Assert.Equal(count, run.Diagnostics.Length);
        Assert.Equal(expected, GeneratorRun.Describe(run.Diagnostics[0]));
        GeneratorRun repaired = Split(fixedSpec);
        Assert.Empty(repaired.Diagnostics);
        Assert.NotEmpty(repaired.Sources);

        static GeneratorRun Split(string arguments) =>
            GeneratorRun.Of(GeneratorRun.ClassWith(arguments)
                .Replace("ShuffleNetVersion.V1", "ShuffleNetVersion.V2", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_UnknownVersion_IsDiagnosedAtThePositionalArgument()
    {
        GeneratorRun run = GeneratorRun.Of("[ShuffleNet.Compiler.ShuffleNet((ShuffleNet.Compiler.ShuffleNetVersion)9)] partial class C;");

        Assert.Equal(
            "SNC011 @ (ShuffleNet.Compiler.ShuffleNetVersion)9: Version is 9, which is not a member of ShuffleNetVersion; the members are V1, V2, V2Plus, OneShot",
            run.Single());
    }

    [Fact]
    public void Run_SeveralBadValues_AreAllDiagnosed()
    {
        GeneratorRun run = GeneratorRun.OfSpec("Groups = 0, Classes = 0, InputHeight = -1");

        Assert.Equal(["Classes = 0", "Groups = 0", "InputHeight = -1"], run.Diagnostics
            .Select(diagnostic => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan))
            .Order(StringComparer.Ordinal));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Run_WarningAlone_StillGenerates()
    {
        GeneratorRun run = GeneratorRun.OfSpec("StemPool = false, StemPoolPadding = 1");

        Assert.Single(run.Diagnostics);
        Assert.Single(run.Sources);
    }

    [Theory]
    [InlineData("Groups = \"three\"")]
    [InlineData("StageChannels = new[] { 240, \"x\" }")]
    [InlineData("Grups = 3")]
    public void Run_AttributeThatDoesNotCompile_IsLeftToTheCompiler(string arguments)
    {
        GeneratorRun run = GeneratorRun.OfSpec(arguments);

        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.CompilerErrors);
    }

    [Fact]
    public void Run_Pragma_SuppressesTheDiagnostic()
    {
        GeneratorRun run = GeneratorRun.Of("#pragma warning disable SNC010\n" + GeneratorRun.ClassWith("Groups = 0"));

        Assert.DoesNotContain(run.Diagnostics, diagnostic => !diagnostic.IsSuppressed);
    }
}
