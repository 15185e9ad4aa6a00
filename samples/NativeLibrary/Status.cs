namespace ShuffleNet.Compiler.Samples.NativeLibrary;

/// <summary>What the functions return; the numbers are those of include/shufflenet.h.</summary>
internal enum Status
{
    Ok = 0,
    NullPointer = 1,
    Misaligned = 2,
    WrongLength = 3,
    InvalidHandle = 4,
    Busy = 5,
    Unreadable = 6,
    BadWeights = 7,
    OutOfMemory = 8,
    Internal = 9,
}
