using Microsoft.CodeAnalysis;

namespace ShuffleNet.Compiler.Generator.Diagnostics;

/// <summary>
/// Every diagnostic of the generator. Each has a page docs/diagnostics/ID.md (cause, a bad and a fixed example) and a test;
/// a number is never reused. SNC001 to SNC009 are about the class, SNC010 and on about the network, SNC061 to SNC066 about
/// model files, SNC900 is the generator's own fault.
/// </summary>
internal static class DiagnosticCatalogue
{
    public const string HelpBase = "https://github.com/shufflenet-compiler/shufflenet-compiler/blob/main/docs/diagnostics/";

    private const string Category = "ShuffleNet.Compiler";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "SNC001",
        "A network's class must be partial",
        "'{0}' must be declared partial, since the network is generated into another part of it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC001.md");

    public static readonly DiagnosticDescriptor ContainingType = new(
        "SNC002",
        "A type around a network's class must be a partial class, struct or record",
        "'{0}' contains the network '{1}' and must therefore be a partial class, struct or record, but is {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC002.md");

    public static readonly DiagnosticDescriptor UnsupportedClass = new(
        "SNC003",
        "A network must be an ordinary class",
        "'{0}' cannot be {1}: generated code in another file must be able to extend and instantiate it; remove '{2}'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC003.md");

    public static readonly DiagnosticDescriptor Generic = new(
        "SNC004",
        "A network cannot be generic",
        "'{0}' has type parameters; neither a network nor a type around it can be generic: remove them, or move the network out",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC004.md");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "SNC005",
        "The language version is too old for the generated code",
        "The generated code needs C# {0} or later, and this project compiles C# {1}: raise LangVersion in the project file",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC005.md");

    public static readonly DiagnosticDescriptor MemberExists = new(
        "SNC006",
        "A name is taken that the generated code declares",
        "The generated part of '{0}' declares '{1}': rename this one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC006.md");

    public static readonly DiagnosticDescriptor Construction = new(
        "SNC007",
        "A network's class cannot have constructors or a base class of its own",
        "'{0}' has {1}; networks are made by Load, Create and CreateRandom, whose constructor is generated: remove it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC007.md");

    public static readonly DiagnosticDescriptor KernelCall = new(
        "SNC008",
        "Kernels are for generated code",
        "'{0}' is for generated code, which has checked the memory that it is given: call Run of the network",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC008.md");

    public static readonly DiagnosticDescriptor OutOfRange = new(
        "SNC010",
        "A value is out of its range",
        "{0} is {1}; it must be {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC010.md");

    public static readonly DiagnosticDescriptor UnknownMember = new(
        "SNC011",
        "A value is not a member of its enum",
        "{0} is {1}, which is not a member of {2}; the members are {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC011.md");

    public static readonly DiagnosticDescriptor Scale = new(
        "SNC012",
        "The scale must be a positive number",
        "Scale is {0}; it must be a finite number greater than 0",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC012.md");

    public static readonly DiagnosticDescriptor NotInTable1 = new(
        "SNC013",
        "This number of groups needs stage channels",
        "The paper's Table 1 has no stage channels for {0} groups: set StageChannels, or use 1, 2, 3, 4 or 8 groups",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC013.md");

    public static readonly DiagnosticDescriptor StageCountsDiffer = new(
        "SNC014",
        "The stages' arrays differ in length",
        "{0} {1} {2} entries and {3} {4} {5}: give both one entry per stage",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC014.md");

    public static readonly DiagnosticDescriptor StageCount = new(
        "SNC015",
        "The number of stages is out of its range",
        "{0} has {1} entries; a network has 1 to {2} stages",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC015.md");

    public static readonly DiagnosticDescriptor StageChannels = new(
        "SNC016",
        "A stage's channels are not divisible by the groups",
        "Stage {0} has {1} channels, which {2} groups do not divide; the nearest that work: {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC016.md");

    public static readonly DiagnosticDescriptor StemChannels = new(
        "SNC017",
        "The stem's channels are not divisible by the groups",
        "The stem has {0} channels, which {1} groups do not divide, so that stage 2's grouped convolutions cannot make up the rest; the "
            + "nearest StemChannels that work: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC017.md");

    public static readonly DiagnosticDescriptor NothingToAppend = new(
        "SNC018",
        "A stage that concatenates must have more channels than enter it",
        "Stage {0} has {1} output channels but {2} input channels; a unit that concatenates needs more output than input channels: use "
            + "at least {3}{4}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC018.md");

    public static readonly DiagnosticDescriptor PoolPadding = new(
        "SNC019",
        "A 2x2 pool cannot have padding",
        "ShortcutPoolKernel is 2 and ShortcutPoolPadding is 1{0}: set ShortcutPoolPadding = 0",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC019.md");

    public static readonly DiagnosticDescriptor InputTooSmall = new(
        "SNC020",
        "The input is too small for the strides",
        "{0} = {1} leaves nothing for {2}; {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC020.md");

    public static readonly DiagnosticDescriptor ShortcutSize = new(
        "SNC021",
        "Shortcut and branch of a unit differ in size",
        "With {0} = {1}, stage {2}'s first unit gets {3} {4}: its branch produces {5}, its shortcut pool {6}, and they must match; {7}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC021.md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        "SNC022",
        "The network is too large",
        "{0} {1} {2}; the limit is {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC022.md");

    public static readonly DiagnosticDescriptor NoEffect = new(
        "SNC023",
        "A property has no effect",
        "{0} has no effect, because {1}: remove it",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: HelpBase + "SNC023.md");

    public static readonly DiagnosticDescriptor DialectOfOtherVersion = new(
        "SNC024",
        "A dialect is not of this version",
        "There is no dialect {0} of ShuffleNet {1}: use {2}, or another version",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC024.md");

    public static readonly DiagnosticDescriptor NotInTable5 = new(
        "SNC025",
        "This scale of V2 needs stage channels",
        "ShuffleNet V2 has no published channels at {0}x: set StageChannels, or use a Scale of {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC025.md");

    public static readonly DiagnosticDescriptor OddChannels = new(
        "SNC026",
        "A stage of V2 has an odd number of channels",
        "Stage {0} has {1} channels, and a unit of V2 works on one half of them: use an even number such as {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC026.md");

    public static readonly DiagnosticDescriptor StageList = new(
        "SNC027",
        "A list of stages is not of stages in ascending order",
        "{0} {1}: list stages of {2}, each once, in ascending order",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC027.md");

    public static readonly DiagnosticDescriptor UnitCount = new(
        "SNC028",
        "A list of the units is too long or too short",
        "{0} has {1} entries; give it {2}{3} for its stages or {4} for its units",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC028.md");

    public static readonly DiagnosticDescriptor UnitsSaidTwice = new(
        "SNC052",
        "Kernels and kinds of the units are both given",
        "DepthwiseKernels and UnitKinds are both set, and each says which kernels the units have: remove one of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC052.md");

    public static readonly DiagnosticDescriptor OtherAttribute = new(
        "SNC056",
        "A property of a detector belongs to its other attribute",
        "{0} of [{1}] is a matter of [{2}] beside it: {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC056.md");

    public static readonly DiagnosticDescriptor DetectorSide = new(
        "SNC057",
        "A detector's input is no multiple of its coarsest stride",
        "{0} is {1}, and the levels of a detector meet only where it is a multiple of {2}: use {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC057.md");

    public static readonly DiagnosticDescriptor DetectorStrides = new(
        "SNC058",
        "A detector's backbone lacks a stage that the head reads",
        "The stages of this backbone have strides {0}; a detector reads stages of strides {1}: change StageStrides, StemStride or StemPool",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC058.md");

    public static readonly DiagnosticDescriptor DetectorPlanes = new(
        "SNC059",
        "A detector's input is no photograph",
        "InputChannels is {0}; a detector reads photographs, which have {1} planes: remove it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC059.md");
    public static readonly DiagnosticDescriptor BadOperators = new(
        "SNC061",
        "The operators of a model are no network",
        "The operators of '{0}' cannot be compiled: {1}; the build writes this file from the model: "
            + "delete it and build again, or correct the line if the file is your own",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC061.md");

    public static readonly DiagnosticDescriptor NoModel = new(
        "SNC062",
        "A class has no model",
        "'{0}' has [CompiledModel], but no ShuffleNetModel item is for it: add <ShuffleNetModel "
            + "Include=\"model.onnx\" Class=\"{0}\" /> to the project, or remove the attribute",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC062.md");

    public static readonly DiagnosticDescriptor TwoModels = new(
        "SNC063",
        "A class has two models",
        "'{0}' is the class of more than one model: {1}; give each ShuffleNetModel item a Class of its "
            + "own",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC063.md");

    public static readonly DiagnosticDescriptor ModelName = new(
        "SNC064",
        "A model names no class",
        "'{0}' is no full name of a class: use identifiers with dots between them, such as My.Detector; "
            + "a class inside another must be declared with [CompiledModel]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC064.md");

    public static readonly DiagnosticDescriptor HeadNumbers = new(
        "SNC060",
        "Numbers of a detector's head do not fit its kind",
        "{0}, and {1}: use {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC060.md");

    public static readonly DiagnosticDescriptor InternalError = new(
        "SNC900",
        "Internal error of the generator",
        "Internal error while generating '{0}'; please report it with this message: {1}; {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: HelpBase + "SNC900.md");

    public static readonly IReadOnlyList<DiagnosticDescriptor> All =
    [
        NotPartial, ContainingType, UnsupportedClass, Generic, LanguageVersion, MemberExists, Construction, KernelCall,
        OutOfRange, UnknownMember, Scale, NotInTable1, StageCountsDiffer, StageCount, StageChannels, StemChannels,
        NothingToAppend, PoolPadding, InputTooSmall, ShortcutSize, TooLarge, NoEffect,
        DialectOfOtherVersion, NotInTable5, OddChannels, StageList, UnitCount,
        UnitsSaidTwice,
        OtherAttribute, DetectorSide, DetectorStrides, DetectorPlanes, HeadNumbers,
        BadOperators, NoModel, TwoModels, ModelName,
        InternalError,
    ];
}
