using System.IO.Compression;
using System.Text;

namespace ShuffleNet.Compiler.Tests.Support.Files;

/// <summary>Wraps pickles and storages as torch.save does.</summary>
internal static class TorchFile
{
    public static byte[] Zip(byte[] pickle, params (string Path, byte[] Content)[] entries) =>
        ZipOf(CompressionLevel.NoCompression, [("archive/data.pkl", pickle), .. entries]);

    public static byte[] ZipOf(CompressionLevel compression, params (string Path, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string path, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(path, compression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Legacy(byte[] pickle, params (string Key, long Count, byte[] Content)[] storages) =>
        Legacy(pickle, littleEndian: true, storages);

    public static byte[] Legacy(byte[] pickle, bool littleEndian, params (string Key, long Count, byte[] Content)[] storages)
    {
        byte[] magic = new PickleWriter().Raw(0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19).Op('.').ToArray();
        byte[] version = new PickleWriter().Integer(1001).Op('.').ToArray();
        byte[] system = PickleWriter.Dictionary(writer => writer.Text("little_endian").Raw((byte)(littleEndian ? 0x88 : 0x89)));
        PickleWriter keys = new PickleWriter().Op(']').Op('(');
        foreach ((string key, _, _) in storages)
        {
            keys.Text(key);
        }

        return
        [
            .. magic, .. version, .. system, .. pickle, .. keys.Op('e').Op('.').ToArray(),
            .. storages.SelectMany(storage => (byte[])[.. BitConverter.GetBytes(storage.Count), .. storage.Content]),
        ];
    }

    /// <summary>A safetensors file; the header is given as text.</summary>
    public static byte[] Safetensors(string header, byte[] data) =>
        [.. BitConverter.GetBytes((long)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. data];

    public static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
