namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>A command of the documentation.</summary>
/// <param name="Text">As the pages have it.</param>
/// <param name="By">Who runs it.</param>
/// <param name="Detail">For another test, its class; for .ci/run, text that stands there; for nobody, the reason.</param>
/// <param name="Benchmark">For one of the benchmarks' commands that nobody runs, its name; the program knows its options.</param>
internal sealed record DocumentedCommand(string Text, RunBy By, string Detail = "", string Benchmark = "");
