namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Where the sources are that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Models and their logits as PyTorch wrote them: tests/Import/Data/make.py.</summary>
    public static string Models { get; } = Path.Combine(Root, "tests", "Import", "Data");

    private static string Find()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "ShuffleNet.Compiler.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return root ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is in no checkout of the project");
    }
}
