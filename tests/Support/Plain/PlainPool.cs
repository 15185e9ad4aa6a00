namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>3x3, stride 2; or the average of everything.</summary>
internal sealed record PlainPool(string Name, string Bottom, string Top, bool IsAverage, bool IsGlobal, int Padding)
    : PlainLayer(Name, [Bottom], [Top]);
