using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Plain;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;
using Version = ShuffleNet.Compiler.ShuffleNetVersion;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>
/// Caffe and ncnn files of the structure of farmingyard's and of ncnn's benchmarks, with weights of our own: read, compiled
/// from the attribute that the file gives, and compared with the naive network.
/// </summary>
public class PlainFormatTests
{
    private static readonly Dictionary<string, NetworkSpec> s_specs = new()
    {
        ["V1 paper"] = Paper with { Stages = new([new(36, 2, 2), new(72, 2, 2)]), StemChannels = 12 },
        ["V1 paper g=8"] = Paper with { Groups = 8, Stages = new([new(64, 2, 2), new(128, 1, 2)]), StemChannels = 16, Softmax = true },
        ["V1 without shuffle"] = Paper with { Shuffle = false, Stages = new([new(36, 2, 2), new(72, 2, 2)]), StemChannels = 12 },
        ["V2"] = Presets.SplitOf(Dialect.Torchvision, 0.5) with
        {
            InputHeight = 32, InputWidth = 32, Classes = 10, StemChannels = 8, HeadChannels = 40, Softmax = true,
            StemPoolPadding = 0, StemPoolRounding = PoolRounding.Ceiling, Stages = new([new(16, 2, 2), new(24, 3, 2)]),
        },
    };

    public static TheoryData<string, bool> Cases => new(
        from name in s_specs.Keys
        from folded in (bool[])[false, true]
        select new TheoryDataRow<string, bool>(name, folded));

    private static NetworkSpec Paper => Presets.Of(Dialect.Paper, 3, 0.25) with { InputHeight = 32, InputWidth = 32, Classes = 10 };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Open_CaffeTextAndModel_ComputesTheSame(string name, bool folded)
    {
        NetworkSpec spec = s_specs[name];
        using RandomTensors tensors = new(spec, seed: 31);
        IReadOnlyList<PlainLayer> layers = PlainNetwork.Of(spec, tensors, new PlainOptions(folded, spec.Version == Version.V1));
        using TemporaryFile text = new("deploy.prototxt", CaffeWriter.Text(spec, layers));
        text.Add("deploy.caffemodel", CaffeWriter.Model(spec, layers));

        using ModelFile file = ModelFile.Open(text.Path);

        Assert.Equal(ModelFormat.Caffe, file.Format);
        Check(spec, tensors, file, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Open_CaffeModelAlone_ComputesTheSame(string name, bool folded)
    {
        NetworkSpec spec = s_specs[name];
        using RandomTensors tensors = new(spec, seed: 32);
        IReadOnlyList<PlainLayer> layers = PlainNetwork.Of(spec, tensors, new PlainOptions(folded, false));
        using TemporaryFile model = new("network.caffemodel", CaffeWriter.Model(spec, layers));

        using ModelFile file = ModelFile.Open(model.Path);

        Check(spec, tensors, file, 1e-4);
    }

    [Fact]
    public void Open_CaffeModelOfOldMessages_ComputesTheSame()
    {
        NetworkSpec spec = s_specs["V1 without shuffle"];
        using RandomTensors tensors = new(spec, seed: 33);
        using TemporaryFile model = new(
            "old.caffemodel", CaffeWriter.OldModel(spec, PlainNetwork.Of(spec, tensors, new PlainOptions(true, false))));

        using ModelFile file = ModelFile.Open(model.Path);

        Check(spec, tensors, file, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Open_Ncnn_ComputesTheSame(string name, bool folded)
    {
        NetworkSpec spec = s_specs[name];
        using RandomTensors tensors = new(spec, seed: 34);
        IReadOnlyList<PlainLayer> layers = PlainNetwork.Of(spec, tensors, new PlainOptions(folded, spec.Version == Version.V1));
        foreach (bool half in (bool[])[false, true])
        {
            (byte[] param, byte[] bin) = NcnnWriter.Write(spec, layers, half);
            using TemporaryFile text = new("network.param", param);
            string weights = text.Add("other.bin", bin);

            using ModelFile file = ModelFile.Open(text.Path, weights);

            // A float16 has 11 bits, so weights are off by up to one in 2^12.
            Assert.Equal(ModelFormat.Ncnn, file.Format);
            Check(spec, tensors, file, half ? 1e-2 : 1e-4);
        }
    }

    private static void Check(NetworkSpec spec, TensorSource tensors, ModelFile file, double tolerance)
    {
        float[] input = RandomInput.Of(spec, seed: 35);
        double[] expected = spec.Version == Version.V1
            ? new ReferenceNetwork(spec, tensors).Run(input)
            : new SplitReference(spec, tensors).Run(input);
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);

        using TensorSource weights = file.TensorsFor(network.Spec);
        float[] actual = network.Run(weights, input);
        float[] drawn = Array.ConvertAll(file.Evaluate(input), value => (float)value);
        using TensorSource own = file.TensorsFor(spec);

        Assert.InRange(Difference.Relative(expected, actual), 0, tolerance);
        Assert.InRange(Difference.Relative(expected, drawn), 0, tolerance);
        Assert.Equal(weights.Tensors.Count, own.Tensors.Count);
    }
}
