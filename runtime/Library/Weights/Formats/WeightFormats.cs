namespace ShuffleNet.Compiler;

/// <summary>Finds the format of a file by its first bytes.</summary>
internal static class WeightFormats
{
    private const int HeadLength = 32;

    /// <param name="stream">The file.</param>
    /// <param name="key">See <see cref="TensorKey"/>; null for the one network of the file.</param>
    public static WeightContents Read(WeightStream stream, string? key)
    {
        Span<byte> head = stackalloc byte[(int)Math.Min(HeadLength, stream.Length)];
        stream.Read(0, head, "the first bytes");
        return head switch
        {
            _ when ZipPyTorchFormat.Matches(head) => ZipPyTorchFormat.Read(stream, key),
            _ when LegacyPyTorchFormat.Matches(head) => LegacyPyTorchFormat.Read(stream, key),
            _ when SafetensorsFormat.Matches(head) => SafetensorsFormat.Read(stream, key),
            _ => throw stream.Unsupported($"{Describe(head)}; PyTorch files (zip and legacy) and safetensors are read here"),
        };
    }

    /// <summary>What a file that is not read here seems to be.</summary>
    public static string Describe(ReadOnlySpan<byte> head) => head switch
    {
        [] => "an empty file",
        [0x80, ..] => "a pickle, but not one of torch.save",
        [0x93, (byte)'S', (byte)'N', (byte)'W', ..] => "a packed file, which Load of the class it was packed for reads",
        [0x1f, 0x8b, ..] => "a gzip file",
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "an HDF5 file",
        _ when head.StartsWith("version https://git-lfs"u8) => "a pointer of Git LFS, not the file that it stands for",
        [(byte)'<', ..] => "a web page or XML",
        _ => $"a file of an unknown format that begins with the bytes {Convert.ToHexString(head[..Math.Min(8, head.Length)])}",
    };
}
