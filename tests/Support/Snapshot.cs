using System.Runtime.CompilerServices;
using DiffEngine;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>
/// Compares text with a file beside the test, in Verify's conventions: <c>Class.Method#Hint.verified.cs</c>; on a difference
/// the text is written to <c>.received.cs</c> and a diff tool is opened where there is one. Rename the file to accept it.
/// </summary>
internal static class Snapshot
{
    /// <summary>What differs, or null.</summary>
    public static string? Compare(string hint, string received, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{method}#{hint}";
        string path = Path.Combine(Path.GetDirectoryName(file)!, name);
        return Compare(path + ".verified.cs", path + ".received.cs", received);
    }

    /// <summary>The same with a file that stands anywhere.</summary>
    public static string? Compare(string verifiedPath, string receivedPath, string received)
    {
        string? verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return null;
        }

        File.WriteAllText(receivedPath, received);
        if (!BuildServerDetector.Detected)
        {
            DiffRunner.Launch(receivedPath, verifiedPath);
        }

        return $"the text differs from {Path.GetFileName(verifiedPath)}; compare it with {Path.GetFileName(receivedPath)} and rename that to accept it";
    }
}
