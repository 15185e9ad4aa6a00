namespace ShuffleNet.Compiler;

/// <summary>The element types that weight files hold and that convert to double precision here.</summary>
internal enum ElementType
{
    Float32,
    Float64,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt8,
    Bool,
}
