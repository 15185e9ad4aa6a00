using System.Reflection;

namespace ShuffleNet.Compiler.Samples.Detection;

/// <summary>The names of COCO's classes.</summary>
internal static class ClassNames
{
    public static IReadOnlyList<string> All { get; } = [.. Read()];

    private static IEnumerable<string> Read()
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("coco.txt")!);
        while (reader.ReadLine() is string line)
        {
            yield return line;
        }
    }
}
