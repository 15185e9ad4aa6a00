namespace ShuffleNet.Compiler.Tool;

/// <summary>A row of a <see cref="ChannelMap"/>.</summary>
/// <param name="Title">What the row is.</param>
/// <param name="Count">How many channels or planes.</param>
/// <param name="Groups">In how many blocks they are drawn.</param>
/// <param name="Colours">The colour of each, counted from 0; -1 for one that is not touched.</param>
/// <param name="Below">The place in the next row where each goes; -1 for nowhere; empty for a row that has no links.</param>
internal sealed record ChannelRow(string Title, int Count, int Groups, IReadOnlyList<int> Colours, IReadOnlyList<int> Below);
