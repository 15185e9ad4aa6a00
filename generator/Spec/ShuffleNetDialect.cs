namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The compiler's copy of the runtime's enum of this name; a test holds the two equal.</summary>
internal enum ShuffleNetDialect
{
    Paper = 0,
    Megvii = 1,
    OnnxZoo = 2,
    Torchvision = 3,
}
