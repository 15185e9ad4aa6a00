using System.Reflection;
using PublicApiGenerator;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Import.PublicApi;

/// <summary>What the packages promise is written down: every public type and member, in a file beside the project.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    public static TheoryData<string> Folders => ["runtime/Spec", "runtime/Library", "runtime/Import"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void PublicApi_Assembly_IsTheCommittedFile(string folder)
    {
        Assembly assembly = folder switch
        {
            "runtime/Spec" => typeof(ShuffleNetAttribute).Assembly,
            "runtime/Library" => typeof(PackedWeights).Assembly,
            _ => typeof(ModelFile).Assembly,
        };
        string path = Path.Combine(Repository.Root, folder, "PublicApi");

        string? difference = Snapshot.Compare(
            path + ".txt", path + ".received.txt", assembly.GeneratePublicApi(s_options).ReplaceLineEndings("\n").TrimEnd() + "\n");

        Assert.True(difference is null, $"{folder}: {difference}");
    }
}
