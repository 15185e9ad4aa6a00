using System.Runtime.CompilerServices;
using DiffEngine;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>
/// Compares text with a file in a folder beside the test, in Verify's conventions: <c>Name.verified.cs</c>; on a difference the text
/// is written to <c>Name.received.cs</c> and a diff tool is opened where there is one. Rename the file to accept it.
/// </summary>
internal static class Snapshot
{
    /// <summary>What differs from <c>name.verified.cs</c> in a folder beside the test, or null.</summary>
    public static string? CompareIn(string folder, string name, string received, [CallerFilePath] string file = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(file)!, folder, name);
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

        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        if (!BuildServerDetector.Detected)
        {
            DiffRunner.Launch(receivedPath, verifiedPath);
        }

        (string before, string now) = (Path.GetFileName(verifiedPath), Path.GetFileName(receivedPath));
        return $"the text differs from {before}; compare it with {now} and rename that to accept it";
    }
}
