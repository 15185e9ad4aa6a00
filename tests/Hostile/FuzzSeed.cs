namespace ShuffleNet.Compiler.Tests.Hostile;

/// <summary>An input to begin with.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Name">The file's, in the target's folder of the corpus.</param>
/// <param name="Content">Some kilobytes at most: short inputs are what makes a fuzzer fast.</param>
/// <param name="IsRead">Whether the reader takes it; otherwise it refuses it after having read most of it.</param>
internal sealed record FuzzSeed(string Target, string Name, byte[] Content, bool IsRead);
