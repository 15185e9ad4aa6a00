using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Emit;

/// <summary>
/// Writes everything that is emitted for the test networks into the folder of the variable SNC_SOURCES: before and after a change that
/// should change nothing, or only some of it, for <c>diff -r</c>.
/// </summary>
public class SourceScript
{
    [Fact(Explicit = true), Trait(Stage.Name, Stage.Script)]
    public void Write_Sources()
    {
        string folder = Environment.GetEnvironmentVariable("SNC_SOURCES")
            ?? throw new InvalidOperationException("SNC_SOURCES names no folder");
        foreach (string name in NetworkCases.QuickNames.Concat(NetworkCases.LongNames).Concat(BackboneCases.QuickNames))
        {
            string directory = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            foreach (EmittedFile file in CompiledNetwork.Emit(BackboneCases.Find(name) ?? NetworkCases.Get(name)))
            {
                File.WriteAllText(Path.Combine(directory, file.HintName), file.Source);
            }
        }
    }
}
