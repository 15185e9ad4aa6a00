namespace ShuffleNet.Compiler;

/// <summary>A storage that a pickle names; its bytes stand elsewhere in the file.</summary>
/// <param name="Key">What the file calls it.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Length">The number of its elements, as the pickle says.</param>
/// <param name="ViewStart">The first element that tensors on it see; not 0 for views in the legacy format.</param>
/// <param name="ViewLength">The number of elements that tensors on it see.</param>
internal sealed record PickleStorage(string Key, ElementType Type, long Length, long ViewStart, long ViewLength);
