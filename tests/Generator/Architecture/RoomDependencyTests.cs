using Mono.Cecil;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Generator.Architecture;

/// <summary>The folders of a library use each other one way: no two of them can only be understood together.</summary>
public class RoomDependencyTests
{
    public static TheoryData<string, string> Libraries => new()
    {
        { "runtime/Library", typeof(PackedWeights).Assembly.Location },
        { "runtime/Import", typeof(ModelFile).Assembly.Location },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_Folders_UseEachOtherOneWay(string folder, string assemblyFile)
    {
        Dictionary<string, string> rooms = Rooms(Path.Combine(Repository.Root, folder));
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(assemblyFile);
        (string User, string Used, string Example)[] uses =
        [
            .. from type in assembly.MainModule.GetTypes()
               where rooms.ContainsKey(Name(type))
               from used in TypeUses.Of(type)
               where used.Scope is ModuleDefinition && rooms.ContainsKey(Name(used))
               where rooms[Name(type)] != rooms[Name(used)]
               select (rooms[Name(type)], rooms[Name(used)], $"{Name(type)} -> {Name(used)}"),
        ];
        ILookup<string, string> next = uses.ToLookup(use => use.User, use => use.Used);

        Assert.NotEmpty(uses);
        string circles = string.Join(
            "\n",
            uses.Where(use => Reaches(next, use.Used, use.User)).Select(use => $"{use.User}: {use.Example} in {use.Used}").Distinct());
        Assert.True(circles.Length == 0, circles);
    }

    /// <summary>The folder of each type, by the name of its file; a dot stands for the library's own.</summary>
    private static Dictionary<string, string> Rooms(string folder) => Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Select(file => (
            Name: Path.GetFileName(file).Split('.')[0],
            Parts: Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)))
        .Where(file => file.Parts[0] is not ("bin" or "obj"))
        .DistinctBy(file => file.Name)
        .ToDictionary(file => file.Name, file => file.Parts.Length == 1 ? "." : file.Parts[0]);

    private static string Name(TypeReference type) => TypeUses.Outer(type).Name.Split('`')[0];

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        HashSet<string> seen = [from];
        Queue<string> open = new(seen);
        while (open.TryDequeue(out string? room))
        {
            if (room == to)
            {
                return true;
            }

            foreach (string other in next[room].Where(seen.Add))
            {
                open.Enqueue(other);
            }
        }

        return false;
    }
}
