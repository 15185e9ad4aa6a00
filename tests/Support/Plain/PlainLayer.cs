namespace ShuffleNet.Compiler.Tests.Support.Plain;

/// <summary>A layer as Caffe and ncnn have them: a type, named blobs, weights.</summary>
internal abstract record PlainLayer(string Name, IReadOnlyList<string> Bottoms, IReadOnlyList<string> Tops);
