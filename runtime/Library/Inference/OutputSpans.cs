using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>
/// One to eight output spans of an inference, which has one or two of these; spans that a network does not have are empty. Used by
/// generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct OutputSpans(
    Span<float> first,
    Span<float> second = default,
    Span<float> third = default,
    Span<float> fourth = default,
    Span<float> fifth = default,
    Span<float> sixth = default,
    Span<float> seventh = default,
    Span<float> eighth = default)
{
    internal readonly Span<float> First = first;
    internal readonly Span<float> Second = second;
    internal readonly Span<float> Third = third;
    internal readonly Span<float> Fourth = fourth;
    internal readonly Span<float> Fifth = fifth;
    internal readonly Span<float> Sixth = sixth;
    internal readonly Span<float> Seventh = seventh;
    internal readonly Span<float> Eighth = eighth;
}
