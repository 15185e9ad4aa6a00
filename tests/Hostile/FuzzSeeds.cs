using System.Text;
using ShuffleNet.Compiler.Fuzz.Targets;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Files;
using ShuffleNet.Compiler.Tests.Support.Plain;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Hostile;

/// <summary>What fuzzing starts from: each format in its variants, around networks of a few hundred weights.</summary>
internal static class FuzzSeeds
{
    /// <summary>The spec of the fuzzed program's TinyResidual.</summary>
    private static readonly NetworkSpec s_residual = Presets.Of(ShuffleNetDialect.Paper, 2, 1) with
    {
        InputChannels = 1, InputHeight = 17, InputWidth = 17, StemChannels = 2, Stages = new([new(10, 2, 2)]), Classes = 2,
    };

    /// <summary>The spec of the fuzzed program's TinySplit.</summary>
    private static readonly NetworkSpec s_split = Presets.SplitOf(ShuffleNetDialect.Torchvision, 1) with
    {
        InputChannels = 1, InputHeight = 17, InputWidth = 17, StemChannels = 2, Stages = new([new(4, 2, 2)]), HeadChannels = 3, Classes = 2,
    };

    public static IReadOnlyList<FuzzSeed> All { get; } =
    [
        .. Pickles(),
        .. Archives(),
        .. Safetensors(),
        .. Packed(),
        .. Exported(),
        .. Plain("residual", s_residual),
        .. Plain("split", s_split),
        .. OldCaffe(),
        .. OnnxSeeds.Operators(), .. ImageSeeds.All(),
    ];

    private static IEnumerable<FuzzSeed> Pickles()
    {
        byte[] four = TorchFile.Floats(1, 2, 3, 4);
        yield return Pickle("dense", PickleWriter.OneTensor([2, 2], [2, 1], 4), ("0", 4, four));
        yield return Pickle("transposed", PickleWriter.OneTensor([2, 2], [1, 2], 4), ("0", 4, four));
        yield return Pickle("int64", PickleWriter.OneTensor([], [], 1, storage: "LongStorage"), ("0", 1, new byte[8]));
        yield return Pickle("half", PickleWriter.OneTensor([1, 2], [2, 1], 2, storage: "HalfStorage"), ("0", 2, new byte[4]));
        yield return Pickle(
            "view",
            PickleWriter.Dictionary(writer => writer.Text("w").Tensor("0", [2], [1], 4, offset: 1, view: ("v", 1, 3))),
            ("0", 4, four));
        yield return Pickle(
            "checkpoint",
            PickleWriter.Dictionary(writer => writer
                .Text("epoch").Raw((byte)'K', 3).Text("best").Raw((byte)'G', 0x3f, 0xe0, 0, 0, 0, 0, 0, 0).Text("tag").Op('N')
                .Text("list").Op(']').Raw((byte)'q', 0).Op('(').Raw((byte)'h', 0).Op('N').Op('e')
                .Text("tuple").Op('N').Raw(0x88).Raw(0x86).Text("bytes").Raw((byte)'C', 2, 7, 7)
                .Text("state_dict")
                    .Op('}')
                    .Op('(')
                    .Text("module.w")
                    .Tensor("0", [2], [1], 4)
                    .Text("module.v")
                    .Tensor("0", [2], [1], 4, offset: 2)
                    .Op('u')),
            ("0", 4, four));
        yield return Pickle(
            "objects",
            PickleWriter.Dictionary(writer => writer
                .Text("args").Global("a", "N").Op(')').Raw(0x81).Op('}').Text("lr").Op('N').Op('s').Op('b')
                .Text("rng").Text("a").Text("b").Raw(0x93).Op(')').Op('R').Op('(').Op('N').Op('N').Op('u')
                .Text("set").Raw(0x8f).Op('(').Op('N').Raw(0x90).Text("long").Raw(0x8b, 2, 0, 0, 0, 1, 2)
                .Text("net").Op('}').Text("w").Tensor("0", [2], [1], 4).Op('s')
                .Text("old").Global("collections", "OrderedDict").Op(']').Op('(').Text("v").Op('N').Raw(0x86).Op('e').Raw(0x85).Op('R')),
            ("0", 4, four));
        foreach ((string name, TensorSource tensors) in Folded())
        {
            (byte[] pickle, byte[] storage) = Saved(tensors);
            yield return Pickle(name, pickle, ("0", storage.Length / sizeof(float), storage)) with { IsRead = true };
            yield return new FuzzSeed("zip", name, TorchFile.Zip(pickle, ("archive/data/0", storage)), true);
        }
    }

    private static IEnumerable<FuzzSeed> Archives()
    {
        byte[] pickle = PickleWriter.OneTensor([2, 2], [1, 2], 4);
        byte[] content = TorchFile.Floats(1, 2, 3, 4);
        yield return new FuzzSeed(
            "zip", "stored", TorchFile.Zip(pickle, ("archive/data/0", content), ("archive/byteorder", "little"u8.ToArray())), false);
        yield return new FuzzSeed(
            "zip",
            "deflated",
            TorchFile.ZipOf(System.IO.Compression.CompressionLevel.Optimal, ("archive/data.pkl", pickle), ("archive/data/0", content)),
            false);
        foreach (string file in (string[])
        [
            "tensors.zip.pth", "tensors.protocol4.pth", "checkpoint.zip.pth", "tensors.legacy4.pth", "checkpoint.legacy.pth",
        ])
        {
            yield return new FuzzSeed("zip", file, File.ReadAllBytes(WeightFiles.WrittenByTorch(file)), false);
        }
    }

    private static IEnumerable<FuzzSeed> Safetensors()
    {
        byte[] data = [.. TorchFile.Floats(1, 2), 0, 0x3e, 0xc0, 0x3f, 0xff, 1];
        yield return new FuzzSeed(
            "safetensors",
            "types",
            TorchFile.Safetensors(
                """
                {"__metadata__":{"format":"pt","batch_norm_epsilon":"0.001"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"h":{"dtype":"F16","shape":[1],"data_offsets":[8,10]},
                "b":{"dtype":"BF16","shape":[1],"data_offsets":[10,12]},"i":{"dtype":"I8","shape":[],"data_offsets":[12,13]},"t":{"dtype":"BOOL","shape":[1],"data_offsets":[13,14]}}
                """,
                data),
            false);
    }

    private static IEnumerable<FuzzSeed> Packed()
    {
        using TinyResidual residual = TinyResidual.CreateRandom(51);
        using TinySplit split = TinySplit.CreateRandom(51);
        foreach (byte flags in (byte[])[0, PackedTarget.Sealed])
        {
            using MemoryStream file = new();
            residual.Weights.Save(file);
            yield return new FuzzSeed("packed", $"residual{flags}", [flags, .. file.ToArray()], true);
            using MemoryStream other = new();
            split.Weights.Save(other);
            yield return new FuzzSeed("packed", $"split{flags}", [(byte)(flags | PackedTarget.Split), .. other.ToArray()], true);
        }
    }

    private static IEnumerable<FuzzSeed> Exported()
    {
        foreach ((string name, TensorSource tensors) in Folded())
        {
            NetworkSpec spec = name == "residual" ? TinyResidual.Spec : TinySplit.Spec;
            using MemoryStream safetensors = new();
            ModelExporter.WriteSafetensors(spec, tensors, safetensors);
            yield return new FuzzSeed("safetensors", name, safetensors.ToArray(), true);
            yield return new FuzzSeed("model", $"{name}-safetensors", safetensors.ToArray(), true);
            byte[] onnx = ExportedModel.Of(spec, tensors);
            yield return new FuzzSeed("onnx", name, onnx, true);
            yield return new FuzzSeed("model", $"{name}-onnx", onnx, true);
        }
    }

    private static IEnumerable<FuzzSeed> Plain(string name, NetworkSpec spec)
    {
        using RandomTensors tensors = new(spec, seed: 52);
        IReadOnlyList<PlainLayer> layers = PlainNetwork.Of(spec, tensors, new PlainOptions(true, false));
        byte[] model = CaffeWriter.Model(spec, layers);
        yield return new FuzzSeed("caffemodel", name, model, true);
        yield return new FuzzSeed("model", $"{name}-caffemodel", model, true);
        yield return new FuzzSeed(
            "caffemodel", $"{name}-unfolded", CaffeWriter.Model(spec, PlainNetwork.Of(spec, tensors, new PlainOptions())), true);
        yield return new FuzzSeed("prototxt", name, [.. Short(CaffeWriter.Text(spec, layers)), 0, .. model], true);
        foreach (bool half in (bool[])[false, true])
        {
            (byte[] param, byte[] bin) = NcnnWriter.Write(spec, PlainNetwork.Of(spec, tensors, new PlainOptions(half)), half);
            yield return new FuzzSeed("ncnn", half ? $"{name}-half" : name, [.. param, 0, .. bin], true);
        }
    }

    private static IEnumerable<FuzzSeed> OldCaffe()
    {
        NetworkSpec spec = s_residual with { Shuffle = false };
        using RandomTensors tensors = new(spec, seed: 53);
        yield return new FuzzSeed(
            "caffemodel", "old", CaffeWriter.OldModel(spec, PlainNetwork.Of(spec, tensors, new PlainOptions(true, false))), true);
    }

    private static FuzzSeed Pickle(string name, byte[] pickle, params (string Key, long Count, byte[] Content)[] storages)
    {
        byte[] file = TorchFile.Legacy(pickle, storages);
        return new FuzzSeed("pickle", name, file[file.AsSpan().IndexOf(pickle)..], false);
    }

    /// <summary>The tiny networks' tensors, batch normalisation folded.</summary>
    private static IEnumerable<(string Name, TensorSource Tensors)> Folded()
    {
        using TinyResidual residual = TinyResidual.CreateRandom(51);
        yield return ("residual", residual.Weights.Unpack());
        using TinySplit split = TinySplit.CreateRandom(51);
        yield return ("split", split.Weights.Unpack());
    }

    /// <summary>The text without its indentation.</summary>
    private static byte[] Short(byte[] text) =>
        Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(text).Replace("  ", "", StringComparison.Ordinal));

    /// <summary>The tensors as a state dictionary, one behind the other in a storage of float32.</summary>
    private static (byte[] Pickle, byte[] Storage) Saved(TensorSource source)
    {
        long all = source.Tensors.Sum(tensor => tensor.Length);
        List<byte> storage = [];
        byte[] pickle = PickleWriter.Dictionary(writer =>
        {
            foreach (TensorInfo tensor in source.Tensors)
            {
                double[] values = new double[tensor.Length];
                source.Read(tensor, values);
                long[] strides =
                [
                    .. tensor.Shape.Select((_, axis) => tensor.Shape.Skip(axis + 1).Aggregate(1L, (product, extent) => product * extent)),
                ];
                writer.Text(tensor.Name).Tensor("0", [.. tensor.Shape], strides, all, storage.Count / sizeof(float));
                storage.AddRange(TorchFile.Floats(Array.ConvertAll(values, value => (float)value)));
            }
        });
        return (pickle, [.. storage]);
    }
}
