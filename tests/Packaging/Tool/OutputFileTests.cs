using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>Files that the tool writes are there in full or as they were.</summary>
public class OutputFileTests
{
    [Fact]
    public void Write_OverAFile_ReplacesIt()
    {
        using TemporaryFile file = new("out.bin", [1, 2, 3]);

        long length = OutputFile.Write(file.Path, stream => stream.Write([4, 5]));

        Assert.Equal(2, length);
        Assert.Equal([4, 5], File.ReadAllBytes(file.Path));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void Write_FailsHalfWay_LeavesTheOldFileAlone()
    {
        using TemporaryFile file = new("out.bin", [1, 2, 3]);

        Assert.Throws<InvalidDataException>(() => OutputFile.Write(file.Path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new InvalidDataException();
        }));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(file.Path));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public void Write_ThroughALink_KeepsTheLink()
    {
        using TemporaryFile file = new("out.bin", [1]);
        string link = Path.Combine(Path.GetDirectoryName(file.Path)!, "link.bin");
        File.CreateSymbolicLink(link, file.Path);

        OutputFile.Write(link, stream => stream.Write([9]));

        Assert.NotNull(File.ResolveLinkTarget(link, returnFinalTarget: false));
        Assert.Equal([9], File.ReadAllBytes(file.Path));
    }
}
