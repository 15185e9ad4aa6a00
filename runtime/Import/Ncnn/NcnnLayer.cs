namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>A line of a .param file.</summary>
internal sealed record NcnnLayer(
    string Type, string Name, IReadOnlyList<string> Bottoms, IReadOnlyList<string> Tops, NcnnParameters Parameters);
