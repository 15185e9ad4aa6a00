using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Import.Quantization;

/// <summary>Files that are damaged, contradict themselves or are something else: a message names what is wrong.</summary>
public class QuantizedFileTests
{
    private static readonly NetworkSpec s_spec = Presets.Of(ShuffleNetDialect.Paper, 2, 1) with
    {
        InputChannels = 1, InputHeight = 17, InputWidth = 17, StemChannels = 2, Stages = new([new(10, 2, 2)]), Classes = 3,
    };

    private static readonly byte[] s_file = Written();

    public static TheoryData<string, double, string> BadValues => new()
    {
        { "input.scale", 0, "tensor input.scale holds 0 at element 0; a scale is above 0" },
        { "features.0.branch_main_1.0.scale", double.NaN, "holds NaN at element 0; expected finite values" },
        { "features.0.branch_main_1.0.zero", -127, "values that are never negative have -128" },
        { "features.0.branch_main_2.0.scale", 3, "differ from those of features.0.shortcut, with which they are read together" },
        { "features.0.branch_main_1.0.weight", 64, "holds 64 at element 0; expected -63 to 63" },
        { "features.0.branch_main_1.3.weight", -128, "holds -128 at element 0; expected -127 to 127" },
        { "features.0.branch_main_1.3.offset", int.MaxValue, "more than 32 bits hold" },
        { "features.0.branch_main_1.3.multiplier", 0, "holds 0 at element 0; expected 1 to 32767" },
        { "features.1.branch_main_2.0.residual", -1, "holds -1 at element 0; expected 1 to 32767" },
        { "features.1.branch_main_2.0.shift", 16, "holds 16 at element 0; expected 0 to 15" },
        { "classifier.0.logit_scale", -1, "holds -1 at element 0; a scale is above 0" },
        { "classifier.0.offset", int.MinValue, "more than 32 bits hold" },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Open_BadValue_NamesTheTensor(string tensor, double value, string message)
    {
        byte[] changed = Changed(tensor, value);

        TensorValueException exception = Assert.Throws<TensorValueException>(() => Open(changed));

        Assert.StartsWith("memory: tensor", exception.Message, StringComparison.Ordinal);
        Assert.Contains(tensor, exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean.signal_to_noise", "mean.signal_to_noisy", "tensor mean.signal_to_noise is missing")]
    [InlineData("\"calibration_images\":\"8\"", "\"calibration_images\":\"x\"", "calibration_images is 'x'; expected a number of images")]
    [InlineData("shufflenet int8 1", "shufflenet int8 2", "the note quantization is 'shufflenet int8 2'; 'shufflenet int8 1' is read here")]
    [InlineData("\"quantization\"", "\"quantizatiom\"", "there is no note quantization, so this is no quantised network")]
    [InlineData("\"shufflenet.Groups\"", "\"shufflenet.Group_\"", "there is no note shufflenet.Groups")]
    [InlineData("\"shufflenet.Groups\":\"2\"", "\"shufflenet.Groups\":\"0\"", "fit no network")]
    [InlineData("\"shufflenet.Groups\":\"2\"", "\"shufflenet.Groups\":\"3\"", "fit no network")]
    [InlineData("\"shufflenet.InputHeight\":\"17\"", "\"shufflenet.InputHeight\":\"00\"", "fit no network")]
    [InlineData("\"shufflenet.Classes\":\"3\"", "\"shufflenet.Classes\":\"4\"", "classifier.0.weight is int8 [3, 10]; expected int8 [4")]
    [InlineData("\"shufflenet.StageRepeats\":\"[2]\"", "\"shufflenet.StageRepeats\":\"[9]\"", "tensors are not of")]
    public void Open_ChangedHeader_SaysWhatIsWrong(string text, string other, string message)
    {
        byte[] changed = [.. s_file];
        int place = changed.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.True(place > 0, text);
        System.Text.Encoding.UTF8.GetBytes(other).CopyTo(changed, place);

        WeightException exception = Assert.ThrowsAny<WeightException>(() => Open(changed));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CutOffAnywhere_IsRefused()
    {
        for (int percent = 0; percent < 100; percent++)
        {
            byte[] part = s_file[..(s_file.Length * percent / 100)];

            Assert.ThrowsAny<WeightException>(() => Open(part));
        }
    }

    [Fact]
    public void Open_FlippedBits_IsRefusedOrComputes()
    {
        Random random = new(41);
        float[] image = RandomInput.Of(s_spec, 1);
        for (int round = 0; round < 2000; round++)
        {
            byte[] flipped = [.. s_file];
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                QuantizedNetwork network = Open(flipped);
                if (network.Spec.Equals(s_spec))
                {
                    Assert.Equal(s_spec.Classes, network.Logits(image).Length);
                }
            }
            catch (WeightException)
            {
            }
        }
    }

    [Fact]
    public void Open_QuantizedFileAsAModel_IsRefused()
    {
        using TemporaryFile file = new("model.int8.safetensors", s_file);

        UnsupportedWeightsException exception = Assert.Throws<UnsupportedWeightsException>(() => ModelFile.Open(file.Path));

        Assert.Contains("QuantizedNetwork.Open reads it", exception.Message, StringComparison.Ordinal);
        Assert.Equal(s_spec, QuantizedNetwork.Open(file.Path).Spec);
    }

    [Fact]
    public void Logits_ImageOfAnotherLength_Throws() =>
        Assert.Throws<ArgumentException>(() => Open(s_file).Logits(new float[288]));

    private static QuantizedNetwork Open(byte[] file) => QuantizedNetwork.Open(new MemoryStream(file), "memory");

    private static byte[] Written()
    {
        using RandomTensors tensors = new(s_spec, 1);
        float[][] images = [.. Enumerable.Range(0, 8).Select(seed => RandomInput.Of(s_spec, seed))];
        using MemoryStream stream = new();
        new Quantizer(s_spec, tensors).Quantize(images).Save(stream);
        return stream.ToArray();
    }

    /// <summary>The file with another first element of a tensor.</summary>
    private static byte[] Changed(string name, double value)
    {
        byte[] changed = [.. s_file];
        using System.Text.Json.JsonDocument header = System.Text.Json.JsonDocument.Parse(s_file.AsMemory(8, BitConverter.ToInt32(s_file)));
        System.Text.Json.JsonElement tensor = header.RootElement.GetProperty(name);
        int start = 8 + BitConverter.ToInt32(s_file) + tensor.GetProperty("data_offsets")[0].GetInt32();
        byte[] element = tensor.GetProperty("dtype").GetString() switch
        {
            "F32" => BitConverter.GetBytes((float)value),
            "I32" => BitConverter.GetBytes((int)value),
            "I16" => BitConverter.GetBytes((short)value),
            _ => [(byte)(sbyte)value],
        };
        element.CopyTo(changed, start);
        return changed;
    }
}
