using System.Security.Cryptography;
using System.Text;
using ShuffleNet.Compiler.Generator.Emit;

namespace ShuffleNet.Compiler.Build;

/// <summary>What a packed file was made of: the spec, the compiler that lays the weights out, and the weights' content.</summary>
internal static class Fingerprint
{
    /// <param name="name">The class.</param>
    /// <param name="network">The spec, or the operators of a model, as text.</param>
    /// <param name="parts">The files that have the weights.</param>
    public static string Of(string name, string network, IEnumerable<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{typeof(NetworkEmitter).Module.ModuleVersionId} {typeof(NetworkSpec).Module.ModuleVersionId}");
        Add(hash, network);
        byte[] chunk = new byte[1 << 20];
        foreach (string part in parts)
        {
            Add(hash, Path.GetFileName(part));
            using FileStream file = File.OpenRead(part);
            for (int count; (count = file.Read(chunk)) > 0;)
            {
                hash.AppendData(chunk, 0, count);
            }
        }

        return $"{name} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
