using System.Text;
using Google.Protobuf;
using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Import.Caffe;

namespace ShuffleNet.Compiler.Tests.Hostile.Import;

/// <summary>Caffe and ncnn networks with one number or name that cannot be: huge, negative, or there twice.</summary>
public class HostileLayerTests
{
    [Theory]
    [InlineData("kernel_size: 3", "kernel_size: 4294967295")]
    [InlineData("kernel_size: 3", "kernel_size: -3")]
    [InlineData("num_output: 2", "num_output: 4294967295")]
    [InlineData("num_output: 2", "num_output: 0")]
    [InlineData("num_output: 2", "num_output: 2 num_output: 2")]
    [InlineData("group: 2", "group: 0")]
    [InlineData("group: 2", "group: 4294967295")]
    [InlineData("stride: 2", "stride: 0")]
    [InlineData("dim: 17", "dim: 9223372036854775807")]
    [InlineData("dim: 17", "dim: -17")]
    [InlineData("dim: 17", "dim: 18446744073709551616")]
    public void Open_CaffeText_IsRefused(string found, string instead) => Refused("prototxt", found, instead);

    [Fact]
    public void Open_CaffeFieldTwice_NamesIt() =>
        Assert.Contains(
            "num_output is there twice",
            Refused("prototxt", "num_output: 2", "num_output: 2 num_output: 2").Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(-2L, 1L)]
    [InlineData(1L << 32, 1L << 32)]
    [InlineData(1L << 62, 4L)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Open_CaffeBlobOfImpossibleShape_IsRefused(long rows, long columns)
    {
        NetParameter network = Network();
        BlobShape shape = network.Layer.First(layer => layer.Blobs.Count > 0).Blobs[0].Shape;
        (shape.Dim[0], shape.Dim[1]) = (rows, columns);

        Assert.IsType<TensorShapeException>(Run("caffemodel", network.ToByteArray()));
    }

    [Fact]
    public void Open_CaffeLayersOfOneName_AreRefused()
    {
        NetParameter network = Network();
        network.Layer.Add(network.Layer.First(layer => layer.Blobs.Count > 0).Clone());

        Assert.Contains(
            "two layers of the model are called",
            Assert.IsType<WeightFormatException>(Run("caffemodel", network.ToByteArray())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" 0=2 ", " 0=-2 ")]
    [InlineData(" 0=2 ", " 0=2147483647 ")]
    [InlineData(" 0=2 ", " 0=1e300 ")]
    [InlineData(" 0=2 ", " 0=nan ")]
    [InlineData(" 0=2 ", " 0=2 0=2 ")]
    [InlineData(" 1=3 ", " 1=2147483647 ")]
    [InlineData(" 3=2 ", " 3=0 ")]
    [InlineData(" 4=1 ", " 4=-1 ")]
    [InlineData("0=17 1=17", "0=2147483647 1=2147483647")]
    public void Open_NcnnText_IsRefused(string found, string instead) => Refused("ncnn", found, instead);

    private static Exception Refused(string target, string found, string instead)
    {
        byte[] seed = Seed(target);
        string text = Encoding.Latin1.GetString(seed);
        int at = text.IndexOf(found, StringComparison.Ordinal);
        Assert.InRange(at, 0, Array.IndexOf(seed, (byte)0));

        return Run(target, Encoding.Latin1.GetBytes(text[..at] + instead + text[(at + found.Length)..]));
    }

    private static Exception Run(string target, byte[] content)
    {
        Exception? refusal = FuzzTargets.Named(target).Run(content);
        Assert.NotNull(refusal);
        return refusal;
    }

    private static NetParameter Network() => NetParameter.Parser.ParseFrom(Seed("caffemodel"));

    private static byte[] Seed(string target) => FuzzSeeds.All.Single(seed => seed.Target == target && seed.Name == "residual").Content;
}
