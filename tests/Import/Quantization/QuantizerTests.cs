using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Properties;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Import.Quantization;

/// <summary>Any network that compiles is quantised, and its file says all of what it computes.</summary>
public class QuantizerTests
{
    private const int Images = Quantizer.FewestImages;

    private static readonly NetworkSpec s_spec = Presets.Of(ShuffleNetDialect.Megvii, 3, 0.25) with
    {
        InputHeight = 32, InputWidth = 32, Classes = 10, StemChannels = 12, Stages = new([new(48, 2, 2), new(96, 1, 2)]),
    };

    [Fact]
    public void Logits_RandomSpec_AreTheNaiveIntegerNetworks() => Hold(count: 8);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Logits_MoreRandomSpecs_AreTheNaiveIntegerNetworks() => Hold(count: 200);

    [Fact]
    public void Quantize_SameImages_WritesSameBytes()
    {
        using RandomTensors tensors = new(s_spec, 1);

        byte[] first = Bytes(new Quantizer(s_spec, tensors).Quantize(Inputs(s_spec, Images)));
        byte[] second = Bytes(new Quantizer(s_spec, tensors).Quantize(Inputs(s_spec, Images)));

        Assert.Equal(first, second);
    }

    [Fact]
    public void Save_Opened_WritesSameBytes()
    {
        using RandomTensors tensors = new(s_spec, 1);
        QuantizedNetwork network = new Quantizer(s_spec, tensors).Quantize(Inputs(s_spec, Images));
        byte[] written = Bytes(network);

        QuantizedNetwork opened = QuantizedNetwork.Open(new MemoryStream(written), "memory");

        Assert.Equal(written, Bytes(opened));
        Assert.Equal(network.Layers, opened.Layers);
        Assert.Equal(Images, opened.CalibrationImages);
    }

    [Fact]
    public void Compare_OtherImages_IsNearFloat()
    {
        using RandomTensors tensors = new(s_spec, 1);
        Quantizer quantizer = new(s_spec, tensors);
        QuantizedNetwork network = quantizer.Quantize(Inputs(s_spec, 40));
        float[][] others = [.. Enumerable.Range(1000, 40).Select(seed => RandomInput.Of(s_spec, seed))];
        int[] labels = [.. others.Select(image => Best(new ReferenceNetwork(s_spec, tensors).Run(image)))];

        QuantizationReport report = quantizer.Compare(network, others, labels);

        // The labels are what float32 says, so its answers are all right, and agreement is the share of right answers.
        Assert.Equal(40, report.Images);
        Assert.Equal(1, report.FloatTop1);
        Assert.Equal(1, report.FloatTop5);
        Assert.Equal(report.Agreement, report.QuantizedTop1);
        Assert.InRange(report.SignalToNoise, 20, 100);
        Assert.All(network.Layers, layer => Assert.InRange(layer.SignalToNoise, 20, 100));
    }

    [Fact]
    public void Quantize_TooFewImages_Throws()
    {
        using RandomTensors tensors = new(s_spec, 1);
        Quantizer quantizer = new(s_spec, tensors);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => quantizer.Quantize(Inputs(s_spec, Images - 1)));

        Assert.Contains("There are 7 images; at least 8 are needed", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Quantize_ImageThatIsNotFinite_SaysWhere(float value)
    {
        using RandomTensors tensors = new(s_spec, 1);
        Quantizer quantizer = new(s_spec, tensors);
        float[][] images = Inputs(s_spec, Images);
        images[3][7] = value;

        ArgumentException exception = Assert.Throws<ArgumentException>(() => quantizer.Quantize(images));

        Assert.Contains("Image 3 holds", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at element 7", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantize_ImageOfAnotherLength_Throws()
    {
        using RandomTensors tensors = new(s_spec, 1);
        Quantizer quantizer = new(s_spec, tensors);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => quantizer.Quantize([new float[5]]));

        Assert.Contains("Image 0 has 5 floats; the network takes 3072", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantize_ImagesOfOneValue_GivesAFiniteNetwork()
    {
        using RandomTensors tensors = new(s_spec, 1);
        Quantizer quantizer = new(s_spec, tensors);
        float[][] black = [.. Enumerable.Range(0, Images).Select(_ => new float[3 * 32 * 32])];

        QuantizedNetwork network = quantizer.Quantize(black);

        QuantizationReport report = quantizer.Compare(network, black);
        Assert.Equal(1, report.Agreement);
        Assert.InRange(report.SignalToNoise, 20, 200);
    }

    [Fact]
    public void Quantize_DeadChannels_AreAConstant()
    {
        // No variance and no mean in the weights of the first convolution's norm: its channels are all 0 behind the ReLU.
        FixedTensors tensors = new();
        using RandomTensors random = new(s_spec, 1);
        foreach (TensorInfo tensor in random.Tensors)
        {
            double[] values = new double[tensor.Length];
            random.Read(tensor, values);
            Array.Fill(values, -1, 0, tensor.Name == "first_conv.1.bias" ? 5 : 0);
            Array.Fill(values, 0, 0, tensor.Name == "first_conv.1.weight" ? 5 : 0);
            tensors.Add(tensor.Name, values, [.. tensor.Shape]);
        }

        Quantizer quantizer = new(s_spec, tensors);

        QuantizedNetwork network = quantizer.Quantize(Inputs(s_spec, Images));

        Assert.InRange(quantizer.Compare(network, Inputs(s_spec, Images)).SignalToNoise, 20, 200);
    }

    [Fact]
    public void Quantizer_Backbone_Throws()
    {
        NetworkSpec backbone = s_spec with { OutputStages = [2] };
        using RandomTensors tensors = new(s_spec, 1);

        Assert.Throws<ArgumentException>(() => new Quantizer(backbone, tensors));
    }

    [Fact]
    public void Quantizer_NaNInWeights_NamesTheTensor()
    {
        FixedTensors tensors = new();
        using RandomTensors random = new(s_spec, 1);
        foreach (TensorInfo tensor in random.Tensors)
        {
            double[] values = new double[tensor.Length];
            random.Read(tensor, values);
            values[2] = tensor.Name == "features.1.branch_main_1.3.weight" ? double.NaN : values[2];
            tensors.Add(tensor.Name, values, [.. tensor.Shape]);
        }

        TensorValueException exception = Assert.Throws<TensorValueException>(() => new Quantizer(s_spec, tensors));

        Assert.Contains("features.1.branch_main_1.3.weight holds NaN at element 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_LabelsThatAreNoClasses_Throws()
    {
        using RandomTensors tensors = new(s_spec, 1);
        Quantizer quantizer = new(s_spec, tensors);
        float[][] images = Inputs(s_spec, Images);
        QuantizedNetwork network = quantizer.Quantize(images);

        Assert.Throws<ArgumentException>(() => quantizer.Compare(network, images, [1]));
        Assert.Throws<ArgumentException>(() => quantizer.Compare(network, images, [0, 1, 2, 3, 4, 5, 6, 10]));
        Assert.Throws<ArgumentException>(() => quantizer.Compare(network, []));
    }

    private static void Hold(int count) =>
        Property.Hold(RandomSpecs.Valid, Check, count, spec => Support.Properties.AttributeText.Of(spec));

    private static void Check(WrittenSpec raw)
    {
        NetworkSpec compiled = NetworkResolver.Resolve(raw.ToRaw()).Spec!;
        NetworkSpec spec = compiled with
        {
            OutputStages = [],

            // Of fewer channels all may be zeros, and so are the logits of a classifier without bias.
            HeadChannels = compiled.Version != ShuffleNetVersion.V1 ? Math.Max(16, compiled.HeadChannels) : 0,
            Classes = compiled.IsBackbone ? 3 : compiled.Classes,
        };
        using RandomTensors tensors = new(spec, 1);
        if (spec.Version == ShuffleNetVersion.V2Plus || spec.UnitKinds.Contains(3)
            || spec.HardSwishStages.Count + spec.SqueezeExcitationStages.Count > 0)
        {
            Assert.Contains(
                "cannot be quantised",
                Assert.Throws<UnsupportedWeightsException>(() => new Quantizer(spec, tensors)).Message,
                StringComparison.Ordinal);
            return;
        }

        Quantizer quantizer = new(spec, tensors);
        QuantizedNetwork network = quantizer.Quantize(Inputs(spec, Images));
        byte[] bytes = Bytes(network);
        using WeightFile file = WeightFile.Open(new MemoryStream(bytes), "memory");
        QuantizedNetwork opened = QuantizedNetwork.Open(new MemoryStream(bytes), "memory");
        Assert.Equal(spec, opened.Spec);
        IntegerReference reference = new(spec, file);

        // Images of the calibration, of others, and of values far beyond all of them, which saturate.
        float[] far = [.. RandomInput.Of(spec, 3).Select(value => 100 * value)];
        foreach (float[] image in (float[][])[RandomInput.Of(spec, 0), RandomInput.Of(spec, 1000), far])
        {
            float[] expected = reference.Run(image);
            Assert.Equal(expected, network.Logits(image));
            Assert.Equal(expected, opened.Logits(image));
        }

        float[] input = RandomInput.Of(spec, 0);
        NetworkSpec plain = spec with { Softmax = false };
        double[] exact = spec.Version == ShuffleNetVersion.V1
            ? new ReferenceNetwork(plain, tensors).Run(input)
            : new SplitReference(plain, tensors).Run(input);
        float[] logits = new FloatNetwork(LayerGraphBuilder.Build(spec), tensors).Logits(input);
        Assert.InRange(Difference.Relative(exact, logits), 0, 1e-4);
    }

    private static float[][] Inputs(NetworkSpec spec, int count) =>
        [.. Enumerable.Range(0, count).Select(seed => RandomInput.Of(spec, seed))];

    private static int Best(double[] logits) => Array.IndexOf(logits, logits.Max());

    private static byte[] Bytes(QuantizedNetwork network)
    {
        using MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }
}
