using ShuffleNet.Compiler.Tests.Support;
using StbImageSharp;

namespace ShuffleNet.Compiler.Tests.Packaging.Samples;

/// <summary>The sample on its own photographs.</summary>
public class DetectionSampleTests
{
    [Fact]
    public void Run_OwnPhotographs_DrawsThemAll()
    {
        using TemporaryFile unused = new("unused", []);
        string folder = Path.Combine(Path.GetDirectoryName(unused.Path)!, "detected");

        string output = DotnetCommand.Run(
            Repository.Root, null, "run", "-c", "Release", "--project", "samples/Detection", "--", "-o", folder).Expect();

        string[] drawn = Directory.GetFiles(folder, "*.png");
        Assert.Equal(6, drawn.Length);
        Assert.All(drawn, path => Assert.NotEmpty(ImageResult.FromMemory(File.ReadAllBytes(path), ColorComponents.RedGreenBlue).Data));
        Assert.Contains("airplane", output, StringComparison.Ordinal);
    }
}
