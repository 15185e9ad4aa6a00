namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>Files of tensors: opened, every tensor read, recognised as a network and loaded.</summary>
internal static class WeightTargets
{
    /// <summary>What stands before the object in a legacy file of torch.save: magic number, version, properties of the machine.</summary>
    private static readonly byte[] s_legacyHead =
    [
        0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.',
        0x80, 2, (byte)'M', 0xe9, 0x03, (byte)'.',
        0x80, 2, (byte)'}', (byte)'U', 13, .. "little_endian"u8, 0x88, (byte)'s', (byte)'.',
    ];

    /// <summary>The rest of a legacy file: the pickle of the object, that of the storages' keys, and the storages.</summary>
    public static Action Pickle(byte[] input) => File([.. s_legacyHead, .. input]);

    /// <summary>A whole file.</summary>
    public static Action File(byte[] input)
    {
        MemoryStream stream = new(input);
        return () =>
        {
            using WeightFile file = WeightFile.Open(stream, "input");
            TensorReads.All(file);
            using Import.ModelFile model = new("input", new Import.StateDictionaryContent(file, ModelTargets.Options));
            ModelTargets.Use(model);
        };
    }
}
