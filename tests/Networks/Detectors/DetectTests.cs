using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

public class DetectTests
{
    private const int Width = 40;
    private const int Height = 30;

    // Random weights put something into nearly every cell.
    private static readonly DetectionOptions s_everything = new() { Score = 0.01f, Overlap = 0.9f };

    private static readonly byte[] s_pixels = [.. Enumerable.Range(0, Width * Height * 3).Select(index => (byte)(index * 31))];

    [Fact]
    public void Detect_SpanShorterThanWhatIsFound_HasTheBestAndSaysSo()
    {
        using PublishedFastestDet network = PublishedFastestDet.CreateRandom(1);
        Detection[] all = new Detection[100];
        Detection[] few = new Detection[3];

        DetectionCount count = Detect(network, all, s_everything);
        DetectionCount counted = Detect(network, few, s_everything);

        Assert.InRange(count.Written, 4, 100);
        Assert.Equal(count.Found, count.Written);
        Assert.Equal(new DetectionCount(3, count.Found), counted);
        Assert.Equal(all[..3], few);
        Assert.Equal(all[..count].OrderByDescending(box => box.Score), all[..count]);
        Assert.Equal(new DetectionCount(0, count.Found), Detect(network, [], s_everything));
        Assert.Equal(new DetectionCount(2, 2), Detect(network, all, s_everything with { MaxDetections = 2 }));
    }

    [Fact]
    public void Detect_Classes_AreTheOnlyOnesFound()
    {
        using PublishedFastestDet network = PublishedFastestDet.CreateRandom(1);
        Detection[] all = new Detection[2048];
        int count = Detect(network, all, s_everything with { Overlap = 1, MaxDetections = 2048 });
        int wanted = all[0].Class;
        Detection[] expected = [.. all[..count].Where(box => box.Class == wanted)];

        int only = Detect(network, all, s_everything with { Overlap = 1, MaxDetections = 2048, Classes = [wanted] });

        Assert.Equal(expected, all[..only]);
        Assert.Equal(0, Detect(network, all, s_everything with { Classes = [] }).Found);
    }

    [Fact]
    public void Detect_SecondTime_AllocatesNothing()
    {
        using PublishedFastestDet network = PublishedFastestDet.CreateRandom(1);
        Detection[] found = new Detection[100];
        DetectionOptions options = s_everything with { Classes = [1, 2, 3] };

        Assert.Equal(0, Allocations.Minimum(() => Detect(network, found, s_everything)));
        Assert.Equal(0, Allocations.Minimum(() => Detect(network, found, options)));
        Assert.Equal(0, Allocations.Minimum(() => Detect(network, found, null)));
    }

    public static TheoryData<DetectionOptions, string> BadOptions => new()
    {
        { new() { Score = -0.1f }, "Score must be 0 to 1" },
        { new() { Score = float.NaN }, "Score must be 0 to 1" },
        { new() { Overlap = 1.1f }, "Overlap must be 0 to 1" },
        { new() { MaxDetections = 0 }, "MaxDetections must be 1 to 2048" },
        { new() { MaxDetections = 2049 }, "MaxDetections must be 1 to 2048" },
        { new() { Classes = [0, 80] }, "Classes[1] must be 0 to 79" },
        { new() { Classes = [-1] }, "Classes[0] must be 0 to 79" },
    };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void Detect_BadOption_ThrowsAndWorksAfterwards(DetectionOptions options, string text)
    {
        using PublishedFastestDet network = PublishedFastestDet.CreateRandom(1);
        Detection[] found = new Detection[100];

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Detect(network, found, options));

        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, Detect(network, found, s_everything).Found);
    }

    [Fact]
    public void Detect_PhotographThatIsTooShort_ThrowsAndWorksAfterwards()
    {
        using PublishedFastestDet network = PublishedFastestDet.CreateRandom(1);

        Assert.Equal("pixels", Assert.Throws<ArgumentException>(
            () => network.Detect(s_pixels.AsSpan(1), Width, Height, Width * 3, PixelFormat.Rgb, default)).ParamName);
        Assert.NotEqual(0, Detect(network, [], s_everything).Found);
    }

    [Fact]
    public void Detect_DisposedInstance_Throws()
    {
        PublishedFastestDet network = PublishedFastestDet.CreateRandom(1);
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Detect(network, [], null));
    }

    [Fact]
    public void Enter_WhileAnotherCallIsUnderWay_Throws()
    {
        DetectionPipeline pipeline = new(
            DetectorKind.FastestDet, PublishedFastestDet.Classes, PublishedFastestDet.Levels, PublishedFastestDet.Preprocessing);
        pipeline.Enter(s_pixels, Width, Height, Width * 3, PixelFormat.Rgb, null);

        Assert.Throws<InvalidOperationException>(
            () => pipeline.Enter(s_pixels, Width, Height, Width * 3, PixelFormat.Rgb, null));
        pipeline.Exit();
        pipeline.Enter(s_pixels, Width, Height, Width * 3, PixelFormat.Rgb, null);
    }

    [Fact]
    public void Clip_BoxBeyondThePhotograph_EndsAtItsBorder() => Assert.Equal(
        new Detection(1, 0.5f, 0, 3, 40, 30),
        new Detection(1, 0.5f, -4, 3, 44, 39).Clip(Width, Height));

    private static DetectionCount Detect(
        PublishedFastestDet network, Span<Detection> found, DetectionOptions? options) =>
        network.Detect(s_pixels, Width, Height, Width * 3, PixelFormat.Rgb, found, options);
}
