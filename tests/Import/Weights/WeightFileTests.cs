using ShuffleNet.Compiler.Tests.Support.Files;

namespace ShuffleNet.Compiler.Tests.Import.Weights;

public class WeightFileTests
{
    private static readonly byte[] s_small = TorchFile.Zip(PickleWriter.OneTensor([2], [1], 2), ("archive/data/0", TorchFile.Floats(1, 2)));

    [Fact]
    public void Open_MissingFile_PassesTheExceptionThrough() =>
        Assert.Throws<FileNotFoundException>(() => WeightFile.Open(Path.Combine(AppContext.BaseDirectory, "no such file")));

    [Fact]
    public void Open_RefusedFile_ClosesIt()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "not weights");

        Assert.Throws<UnsupportedWeightsException>(() => WeightFile.Open(path));
        using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
        }

        File.Delete(path);
    }

    [Fact]
    public void Dispose_OpenedFromStream_LeavesItOpen()
    {
        using var stream = new MemoryStream(s_small);
        WeightFile.Open(stream, "small").Dispose();

        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Open_StreamWithPosition_ReadsFromThere()
    {
        using var stream = new MemoryStream([1, 2, 3, .. s_small]) { Position = 3 };
        using WeightFile file = WeightFile.Open(stream, "small");

        Assert.Equal("small", file.Name);
        Assert.Equal([1.0, 2.0], file.Read("w"));
    }

    [Fact]
    public void Open_StreamThatCannotSeek_ReadsACopy()
    {
        using var stream = new ForwardOnlyStream(s_small);
        using WeightFile file = WeightFile.Open(stream, "small");

        Assert.Equal([1.0, 2.0], file.Read("w"));
    }

    [Fact]
    public void Read_WrongLengthForeignTensorOrDisposed_Throws()
    {
        WeightFile file = WeightFiles.Open(s_small);
        TensorInfo tensor = file.Tensors[0];

        Assert.Throws<ArgumentException>(() => file.Read(tensor, new double[1]));
        Assert.Throws<ArgumentException>(() => file.Read(new TensorInfo("w", [2], "float32"), new double[2]));
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Read(tensor, new double[2]));
    }

    [Fact]
    public void Read_FileThatShrank_NamesTheTensor()
    {
        using var stream = new MemoryStream();
        stream.Write(s_small);
        stream.Position = 0;
        using WeightFile file = WeightFile.Open(stream, "small");
        stream.SetLength(40);

        var exception = Assert.Throws<WeightFormatException>(() => file.Read("w"));
        Assert.Contains("small: tensor 'w' (float32)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "Git LFS")]
    [InlineData("<!DOCTYPE html>", "a web page")]
    [InlineData("\b\u0003", "begins with the bytes 0803")]
    public void Open_OtherFormat_SaysWhatWasFoundAndWhatIsRead(string content, string found)
    {
        var exception = Assert.Throws<UnsupportedWeightsException>(() => WeightFiles.Open(System.Text.Encoding.ASCII.GetBytes(content)));

        Assert.Contains(found, exception.Message, StringComparison.Ordinal);
        Assert.Contains("safetensors", exception.Message, StringComparison.Ordinal);
    }

    private sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override long Length => throw new NotSupportedException();
    }
}
