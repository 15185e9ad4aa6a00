namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>Inputs of readers that take a path, in memory where the system has a folder there.</summary>
internal static class InputFolder
{
    private const string InMemory = "/dev/shm";

    private static readonly string s_folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), $"snc-fuzz-{Guid.NewGuid():n}")).FullName;

    static InputFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(s_folder, recursive: true);

    /// <summary>Writes a file that is this thread's until it writes the next of that name.</summary>
    public static string Write(string name, byte[] content)
    {
        string path = Path.Combine(s_folder, $"{Environment.CurrentManagedThreadId}-{name}");

        // A mapped file that is overwritten would change under its reader.
        File.Delete(path);
        File.WriteAllBytes(path, content);
        return path;
    }
}
