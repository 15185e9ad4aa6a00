namespace ShuffleNet.Compiler;

/// <summary>A number that <see cref="DetectorAttribute"/> and <see cref="DetectorSpec"/> have.</summary>
/// <param name="Name">Of the attribute's property, and of the spec's.</param>
/// <param name="Range">The values that it may have.</param>
/// <param name="Default">What a kind's authors published; null where the kind has no such property.</param>
/// <param name="Get">Its value in a spec.</param>
/// <param name="Set">A spec with another value of it.</param>
internal sealed record DetectorProperty(
    string Name, SpecRange Range, Func<DetectorKind, int?> Default, Func<DetectorSpec, int> Get, Func<DetectorSpec, int, DetectorSpec> Set);
