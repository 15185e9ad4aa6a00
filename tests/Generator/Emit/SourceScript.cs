using System.Globalization;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>
/// Writes everything that is emitted for the test networks into the folder of the variable SNC_SOURCES: before and after a change that
/// should change nothing, or only some of it, for <c>diff -r</c>. The variable SNC_THREADS says of how many threads, one without it.
/// </summary>
public class SourceScript
{
    [Fact(Explicit = true), Trait(Stage.Name, Stage.Script)]
    public void Write_Sources()
    {
        string folder = Environment.GetEnvironmentVariable("SNC_SOURCES")
            ?? throw new InvalidOperationException("SNC_SOURCES names no folder");
        CompileOptions options = CompileOptions.Default with
        {
            Threads = int.Parse(Environment.GetEnvironmentVariable("SNC_THREADS") ?? "1", CultureInfo.InvariantCulture),
        };
        foreach (string name in NetworkCases.QuickNames.Concat(NetworkCases.LongNames).Concat(BackboneCases.QuickNames))
        {
            string directory = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            foreach (EmittedFile file in CompiledNetwork.Emit(BackboneCases.Find(name) ?? NetworkCases.Get(name), options))
            {
                File.WriteAllText(Path.Combine(directory, file.HintName), file.Source);
            }
        }
    }
}
