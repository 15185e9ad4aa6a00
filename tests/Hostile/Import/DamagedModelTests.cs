using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Plain;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Hostile.Import;

/// <summary>
/// Every format cut off at each hundredth of its length and with bits flipped: what cannot be read is a
/// <see cref="WeightException"/>, and memory stays within a small multiple of the file.
/// </summary>
public class DamagedModelTests
{
    /// <summary>
    /// Bytes that reading may allocate for each byte of a file, and for an empty one: parsing, descriptions, and the weights in
    /// double precision, more than once.
    /// </summary>
    private const long AllocatedPerByte = 200;
    private const long AllocatedAnyway = 48L << 20;

    private static readonly NetworkSpec s_spec = Presets.Of(ShuffleNetDialect.Paper, 3, 0.25) with
    {
        InputHeight = 32, InputWidth = 32, Classes = 10, StemChannels = 12, Stages = new([new(48, 2, 2), new(96, 1, 2)]),
    };

    public static TheoryData<string> Formats => ["onnx", "caffemodel", "prototxt", "param", "bin", "safetensors"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Open_CutOffAnywhere_IsRefused(string format)
    {
        using Model model = new(format);
        for (int percent = 0; percent < 100; percent++)
        {
            byte[] part = model.Damaged[..(int)(model.Damaged.Length * (long)percent / 100)];

            Exception? exception = model.Load(part);

            Assert.True(exception is WeightException, $"{percent} %: {exception}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Open_FlippedBits_IsRefusedOrALoadedNetwork(string format)
    {
        using Model model = new(format);
        Random random = new(41);
        for (int round = 0; round < 300; round++)
        {
            byte[] flipped = [.. model.Damaged];

            // Half of them where structure is, at the beginning.
            int length = round % 2 == 0 ? Math.Min(400, flipped.Length) : flipped.Length;
            flipped[random.Next(length)] ^= (byte)(1 << random.Next(8));

            Exception? exception = model.Load(flipped);

            Assert.True(exception is null or WeightException, exception?.ToString());
        }
    }

    /// <summary>A file of one of the formats, beside what it needs.</summary>
    private sealed class Model : IDisposable
    {
        private readonly TemporaryFile _folder = new("none", []);
        private readonly string _graph;
        private readonly string? _weights;
        private readonly string _damaged;

        public Model(string format)
        {
            using RandomTensors tensors = new(s_spec, seed: 42);
            IReadOnlyList<PlainLayer> layers = PlainNetwork.Of(s_spec, tensors, new PlainOptions());
            (byte[] param, byte[] bin) = NcnnWriter.Write(s_spec, layers, half: false);
            using MemoryStream safetensors = new();
            ModelExporter.WriteSafetensors(s_spec, tensors, safetensors);
            Dictionary<string, byte[]> files = new()
            {
                ["onnx"] = ExportedModel.Of(s_spec, tensors),
                ["caffemodel"] = CaffeWriter.Model(s_spec, layers),
                ["prototxt"] = CaffeWriter.Text(s_spec, layers),
                ["param"] = param,
                ["bin"] = bin,
                ["safetensors"] = safetensors.ToArray(),
            };
            Dictionary<string, string> paths = files.ToDictionary(file => file.Key, file => _folder.Add("model." + file.Key, file.Value));
            Damaged = files[format];
            _damaged = paths[format];
            (_graph, _weights) = format switch
            {
                "prototxt" => (paths["prototxt"], paths["caffemodel"]),
                "param" or "bin" => (paths["param"], paths["bin"]),
                _ => (paths[format], null),
            };
            Assert.Null(Load(Damaged));
        }

        public byte[] Damaged { get; }

        public Exception? Load(byte[] content)
        {
            File.WriteAllBytes(_damaged, content);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception? exception = Record.Exception(() =>
            {
                using ModelFile file = _weights is null ? ModelFile.Open(_graph) : ModelFile.Open(_graph, _weights);
                using TinyNetwork network = file.Load<TinyNetwork>();
            });
            Assert.InRange(
                GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocatedAnyway + (AllocatedPerByte * (content.Length + 50_000)));
            return exception;
        }

        public void Dispose() => _folder.Dispose();
    }
}
