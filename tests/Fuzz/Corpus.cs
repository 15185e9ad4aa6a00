using System.IO.Compression;

namespace ShuffleNet.Compiler.Fuzz;

/// <summary>The kept inputs of a target: an archive in tests/Fuzz/corpus, a folder while libFuzzer works on them.</summary>
public static class Corpus
{
    // The earliest that a zip archive can say.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The inputs of an archive, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Read(string archive)
    {
        using ZipArchive zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(Content)];
    }

    /// <summary>Writes the files of a folder into an archive, whose bytes depend on nothing else: neither compressed nor dated.</summary>
    public static void Pack(string folder, string archive)
    {
        using ZipArchive zip = new(File.Create(archive), ZipArchiveMode.Create);
        foreach (string path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = zip.CreateEntry(Path.GetFileName(path), CompressionLevel.NoCompression);
            entry.LastWriteTime = s_time;
            using Stream stream = entry.Open();
            stream.Write(File.ReadAllBytes(path));
        }
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        byte[] content = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(content);
        return content;
    }
}
