namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A file in a directory of its own, gone with the object.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("snc-").FullName;

    public TemporaryFile(string name, ReadOnlySpan<byte> content)
    {
        Path = System.IO.Path.Combine(_directory, name);
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    /// <summary>Another file beside it.</summary>
    public string Add(string name, ReadOnlySpan<byte> content)
    {
        string path = System.IO.Path.Combine(_directory, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
