using ShuffleNet.Compiler.Tests.Support.Roslyn;

namespace ShuffleNet.Compiler.Tests.Generator.Spec;

public class HintNameTests
{
    private const string Net = "[ShuffleNet.Compiler.ShuffleNet(ShuffleNet.Compiler.ShuffleNetVersion.V1)] partial class ";

    [Fact]
    public void HintName_OneNameInSeveralPlaces_IsTheFullName()
    {
        string[] names = Names(
            $"{Net} C; namespace A {{ {Net} C; namespace B {{ {Net} C; partial struct Outer {{ {Net} C; }} }} }} namespace @class {{ {Net} @event; }}");

        Assert.Equal(["A.B.C.g.cs", "A.B.Outer.C.g.cs", "A.C.g.cs", "C.g.cs", "class.event.g.cs"], names);
    }

    [Fact]
    public void HintName_NamesThatDifferInCase_GetAHashEach()
    {
        string[] names = Names($"namespace A {{ {Net} Net; {Net} NET; {Net} Other; }}");

        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("A.Other.g.cs", names);
        Assert.Matches("^A\\.NET-[0-9a-f]{8}\\.g\\.cs$", names[0]);
        Assert.Matches("^A\\.Net-[0-9a-f]{8}\\.g\\.cs$", names[1]);
    }

    [Fact]
    public void HintName_LongName_StaysWithinAFileSystemsBound()
    {
        string name = Assert.Single(Names($"{Net} {new string('\u00e4', 500)};"));

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 20, 255);
    }

    private static string[] Names(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerErrors);
        return [.. run.Sources.Select(file => file.HintName).Order(StringComparer.Ordinal)];
    }
}
