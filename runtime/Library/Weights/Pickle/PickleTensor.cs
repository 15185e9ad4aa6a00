namespace ShuffleNet.Compiler;

/// <summary>A tensor as a pickle describes it; nothing of it is checked but the types.</summary>
/// <param name="Storage">Where its elements are.</param>
/// <param name="Offset">Its first element in the view of the storage.</param>
/// <param name="Shape">Extents, outermost first.</param>
/// <param name="Strides">In elements.</param>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);
