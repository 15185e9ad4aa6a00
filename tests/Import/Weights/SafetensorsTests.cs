using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Import.Weights;

public class SafetensorsTests
{
    [Fact]
    public void Read_SeveralTypes_IsExact()
    {
        // 1.5 is 0x3e00 in float16 and 0x3fc0 in bfloat16.
        byte[] data =
        [
            .. TorchFile.Floats(1, 2, 3, 4), .. BitConverter.GetBytes(0.1), 0x00, 0x3e, 0xc0, 0x3f, .. BitConverter.GetBytes(-5L), 0xff, 1,
        ];
        byte[] bytes = TorchFile.Safetensors(
            """
            {"__metadata__":{"format":"pt"},
            "w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"d":{"dtype":"F64","shape":[1],"data_offsets":[16,24]},
            "h":{"dtype":"F16","shape":[1],"data_offsets":[24,26]},"b":{"dtype":"BF16","shape":[1],"data_offsets":[26,28]},
            "n":{"shape":[],"data_offsets":[28,36],"dtype":"I64"},"i":{"dtype":"I8","shape":[1],"data_offsets":[36,37]},
            "t":{"dtype":"BOOL","shape":[1],"data_offsets":[37,38]},"e":{"dtype":"F32","shape":[0,3],"data_offsets":[38,38]}}
            """ + "   ",
            data);

        using WeightFile file = WeightFiles.Open(bytes);

        Assert.Equal(["w", "d", "h", "b", "n", "i", "t", "e"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal("pt", Assert.Single(file.Metadata).Value);
        Assert.Equal([1.0, 2.0, 3.0, 4.0], file.Read("w"));
        Assert.Equal([0.1], file.Read("d"));
        Assert.Equal([1.5], file.Read("h"));
        Assert.Equal([1.5], file.Read("b"));
        Assert.Equal([-5.0], file.Read("n"));
        Assert.Equal([-1.0], file.Read("i"));
        Assert.Equal([1.0], file.Read("t"));
        Assert.Empty(file.Read("e"));
    }

    [Theory]
    [InlineData(
        """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"v":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlap")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", "twice")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "over-long")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "belong to no tensor")]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "'w': offsets 0 to 12")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "'w': offsets -8 to 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "'w': offsets 8 to 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "takes 4 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "'w' of shape [3] has more elements")]
    [InlineData("""{"w":{"dtype":"F16","shape":[3],"data_offsets":[0,7]}}""", "takes 6 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "negative extent")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,8]}}""", "has more elements")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,18446744073709551624]}}""", "64 bits")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "whole numbers")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2]}}""", "expected dtype, shape and two data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'dtype' twice")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"extra":1}}""", "'extra'")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x""", "not JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "not JSON")]
    [InlineData("""{"w":7}""", "'w': expected an object")]
    [InlineData("""{"__metadata__":{"a":1}}""", "__metadata__")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", "'a' twice")]
    public void Open_DamagedHeader_SaysWhatIsWrong(string header, string expected)
    {
        var exception = Assert.Throws<WeightFormatException>(() => WeightFiles.Open(TorchFile.Safetensors(header, new byte[8])));

        Assert.StartsWith("test file: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"__metadata__":{"batch_norm_epsilon":"0.001"}}""", 0.001)]
    [InlineData("""{"__metadata__":{"format":"pt"}}""", 1e-5)]
    public void BatchNormEpsilon_Metadata_IsTheFilesOrPyTorchs(string header, double expected)
    {
        using WeightFile file = WeightFiles.Open(TorchFile.Safetensors(header, []));

        Assert.Equal(expected, file.BatchNormEpsilon);
    }

    [Theory]
    [InlineData("zero")]
    [InlineData("0")]
    [InlineData("-1e-5")]
    [InlineData("NaN")]
    [InlineData("0,001")]
    public void BatchNormEpsilon_NoPositiveNumber_Throws(string value)
    {
        using WeightFile file = WeightFiles.Open(
            TorchFile.Safetensors(
                """{"__metadata__":{"batch_norm_epsilon":"VALUE"}}""".Replace("VALUE", value, StringComparison.Ordinal), []));

        Assert.Contains(value, Assert.Throws<WeightFormatException>(() => file.BatchNormEpsilon).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_UnknownElementType_IsUnsupportedAndNamesTheTensor()
    {
        byte[] bytes = TorchFile.Safetensors("""{"w":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", new byte[8]);

        var exception = Assert.Throws<UnsupportedWeightsException>(() => WeightFiles.Open(bytes));
        Assert.Contains("tensor 'w' has the element type 'F8_E4M3'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(1000)]
    public void Open_LyingHeaderLength_IsDamaged(long length)
    {
        byte[] bytes = TorchFile.Safetensors("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]);
        BitConverter.TryWriteBytes(bytes, length);

        Assert.Contains(
            "the header is said to have",
            Assert.Throws<WeightFormatException>(() => WeightFiles.Open(bytes)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DeepNesting_IsDamaged()
    {
        string deep = $$"""{"w":{{new string('[', 100_000)}}""";

        Assert.Throws<WeightFormatException>(() => WeightFiles.Open(TorchFile.Safetensors(deep, [])));
    }

    [Fact]
    public void Open_TextThatIsNotUtf8_IsDamaged()
    {
        byte[] bytes = TorchFile.Safetensors("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]);
        bytes[10] = 0xff;

        Assert.Throws<WeightFormatException>(() => WeightFiles.Open(bytes));
    }

    [Fact]
    public void Read_Int64PastTwoToThe53_IsUnsupported()
    {
        byte[] bytes = TorchFile.Safetensors(
            """{"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", BitConverter.GetBytes((1L << 53) + 1));
        using WeightFile file = WeightFiles.Open(bytes);

        Assert.Contains(
            "tensor 'n' (int64)", Assert.Throws<UnsupportedWeightsException>(() => file.Read("n")).Message, StringComparison.Ordinal);
    }
}
