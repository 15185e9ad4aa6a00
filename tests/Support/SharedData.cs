namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Real weights and answers, which lie beside the project's root and not in it: <c>../shared/data</c>.</summary>
internal static class SharedData
{
    /// <summary>The path of a file; the test that asks is skipped where it is absent.</summary>
    public static string PathOf(string name)
    {
        string path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", name));
        Assert.SkipUnless(File.Exists(path), $"../shared/data/{name} is not there");
        return path;
    }
}
