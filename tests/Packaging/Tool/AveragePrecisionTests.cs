using ShuffleNet.Compiler.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>COCO's average precision in cases that are computed by hand.</summary>
public class AveragePrecisionTests
{
    private const double Half = 51 / 101.0;

    [Fact]
    public void Of_EveryObjectFound_IsOne() =>
        Assert.Equal(1, Ap([Object(0, 0, 100, 100)], [Found(0.9f, 0, 0, 100, 100)]));

    /// <summary>An overlap of 0.6 is enough at 0.5, 0.55 and 0.6, three of ten.</summary>
    [Fact]
    public void Of_BoxThatOverlapsInPart_CountsAtTheOverlapsThatItHas() =>
        Assert.Equal(0.3, Ap([Object(0, 0, 100, 100)], [Found(0.9f, 0, 0, 60, 100)])!.Value, 1e-9);

    /// <summary>Recalls 0, 0.01, … 0.5 have precision 1, the other fifty none.</summary>
    [Fact]
    public void Of_OneOfTwoObjects_CountsToARecallOfOneHalf() =>
        Assert.Equal(
            Half, Ap([Object(0, 0, 100, 100), Object(200, 200, 300, 300)], [Found(0.9f, 0, 0, 100, 100)])!.Value, 1e-9);

    [Fact]
    public void Of_WrongBoxOfAHigherScore_HalvesThePrecision() =>
        Assert.Equal(0.5, Ap([Object(0, 0, 100, 100)], [Found(0.9f, 200, 200, 300, 300), Found(0.8f, 0, 0, 100, 100)])!.Value, 1e-9);

    [Fact]
    public void Of_WrongBoxOfALowerScore_ChangesNothing() =>
        Assert.Equal(1, Ap([Object(0, 0, 100, 100)], [Found(0.9f, 0, 0, 100, 100), Found(0.8f, 200, 200, 300, 300)]));

    /// <summary>
    /// An object is found once: the second box on it is wrong, so that the other object is the second right of three: 51 recalls of
    /// precision 1, 50 of precision 2/3.
    /// </summary>
    [Fact]
    public void Of_ObjectFoundTwice_CountsOnce() => Assert.Equal(
        (51 + (50 * 2 / 3.0)) / 101,
        Ap(
            [Object(0, 0, 100, 100), Object(200, 200, 300, 300)],
            [Found(0.9f, 0, 0, 100, 100), Found(0.8f, 0, 0, 100, 100), Found(0.7f, 200, 200, 300, 300)])!.Value,
        1e-9);

    /// <summary>Of boxes in a crowd, as many as there may be, none is right or wrong; their share in it is over the box alone.</summary>
    [Fact]
    public void Of_BoxesInACrowd_AreIgnored() => Assert.Equal(
        1,
        Ap(
            [Object(0, 0, 100, 100), Object(200, 0, 400, 400) with { IsCrowd = true }],
            [Found(0.9f, 200, 0, 220, 20), Found(0.8f, 300, 300, 350, 350), Found(0.7f, 0, 0, 100, 100)]));

    /// <summary>A box that is a crowd's more than an object's is the object's nevertheless.</summary>
    [Fact]
    public void Of_BoxOfObjectAndCrowd_IsTheObjects() => Assert.Equal(
        1,
        AveragePrecision.Of(
            [new([Object(0, 0, 200, 200) with { IsCrowd = true }, Object(0, 0, 100, 160)], [Found(0.9f, 0, 0, 100, 100)])],
            0, 0.5, AreaRange.All));

    [Fact]
    public void Of_Sizes_CountTheObjectsOfTheirs()
    {
        LabelledImage[] images =
        [
            new(
                [Object(0, 0, 20, 20), Object(100, 100, 150, 150), Object(200, 200, 400, 400)],
                [Found(0.9f, 0, 0, 20, 20), Found(0.8f, 500, 500, 520, 520), Found(0.7f, 200, 200, 400, 400)]),
        ];

        Assert.Equal(1, AveragePrecision.Of(images, 0, 0.5, AreaRange.Sizes[0]));
        Assert.Equal(0, AveragePrecision.Of(images, 0, 0.5, AreaRange.Sizes[1]));
        Assert.Equal(1, AveragePrecision.Of(images, 0, 0.5, AreaRange.Sizes[2]));

        // Two right of three objects, with a wrong box between: precision 1 to a recall of 1/3 (34 recalls), 2/3 to 2/3 (33 more).
        Assert.Equal((34 + (33 * 2 / 3.0)) / 101, AveragePrecision.Of(images, 0, 0.5, AreaRange.All)!.Value, 1e-9);
    }

    /// <summary>A class's boxes are ranked over all images.</summary>
    [Fact]
    public void Of_TwoImages_RanksTheirBoxesTogether() => Assert.Equal(
        (51 + (50 * 2 / 3.0)) / 101,
        AveragePrecision.Of(
            [
                new([Object(0, 0, 100, 100)], [Found(0.9f, 0, 0, 100, 100), Found(0.6f, 300, 0, 400, 100)]),
                new([Object(0, 0, 100, 100)], [Found(0.7f, 300, 0, 400, 100), Found(0.65f, 0, 0, 100, 100)]),
            ],
            0, 0.5, AreaRange.All)!.Value,
        1e-9);

    [Fact]
    public void EvaluateResult_Classes_AreAveragedWhereTheyHaveObjects()
    {
        LabelledImage[] images =
        [
            new(
                [Object(0, 0, 100, 100), Object(0, 0, 100, 100) with { Class = 1 }, Object(0, 0, 9, 9) with { Class = 2, IsCrowd = true }],
                [Found(0.9f, 0, 0, 100, 100), Found(0.9f, 0, 0, 100, 100) with { Class = 3 }]),
        ];

        EvaluateResult result = EvaluateResult.Of(
            "FastestDet", images, new Dictionary<int, string> { [0] = "a", [1] = "b", [2] = "c" });

        Assert.Equal(0.5, result.Ap);
        Assert.Equal(0.5, result.Ap50);
        Assert.Null(result.ApSmall);
        Assert.Equal(0.5, result.ApLarge);
        Assert.Equal([1, 0, null], result.Classes.Select(one => one.Ap));
        Assert.Equal([1, 1, 0], result.Classes.Select(one => one.Objects));
    }

    private static double? Ap(LabelledBox[] objects, Detection[] found) =>
        AveragePrecision.Of([new(objects, found)], 0, AveragePrecision.Overlaps, AreaRange.All);

    private static LabelledBox Object(float left, float top, float right, float bottom) =>
        new(0, new(0, 1, left, top, right, bottom), (right - left) * (bottom - top), IsCrowd: false);

    private static Detection Found(float score, float left, float top, float right, float bottom) =>
        new(0, score, left, top, right, bottom);
}
