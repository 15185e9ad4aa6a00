using System.Security.Cryptography;
using System.Text;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Build;

/// <summary>What a packed file was made of: the spec, the compiler that lays the weights out, and the weights' content.</summary>
internal static class Fingerprint
{
    public static string Of(WeightsItem item, NetworkModel model, IEnumerable<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{typeof(NetworkEmitter).Module.ModuleVersionId} {typeof(NetworkSpec).Module.ModuleVersionId}");
        Add(hash, $"{model.Scale} {model.Spec} {model.Detector}");
        Add(hash, $"{item.Key}");
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

        return $"{item.Class} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static void Add(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
