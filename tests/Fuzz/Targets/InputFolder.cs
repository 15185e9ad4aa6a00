namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>Inputs of readers that take a path; run.sh has the folder in memory.</summary>
internal static class InputFolder
{
    private static readonly string s_folder = Directory.CreateTempSubdirectory("snc-fuzz-").FullName;

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
