using System.Globalization;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>The lines of one image: the picture, the verdict, the three best classes and the cost, all 28 characters wide.</summary>
internal static class GalleryCell
{
    public const int Width = GreyImage.Side;

    private const int Best = 3;
    private const int BarLength = 9;

    public static IReadOnlyList<string> Lines(
        GreyImage image, int label, Measurement measured, ReadOnlySpan<float> logits, IPictureStyle style)
    {
        List<string> lines = [];
        for (int row = 0; row < GreyImage.Side; row += 2)
        {
            ReadOnlySpan<byte> upper = image.Pixels.Span.Slice(row * GreyImage.Side, 2 * GreyImage.Side);
            lines.Add(style.Line(upper[..GreyImage.Side], upper[GreyImage.Side..]));
        }

        lines.Add(measured.Prediction == label
            ? style.Right($"right: {ClassNames.All[label]}".PadRight(Width))
            : style.Wrong($"wrong: label {ClassNames.All[label]}".PadRight(Width)));
        float[] probabilities = new float[logits.Length];
        ClassScore[] best = new ClassScore[Best];
        Scores.Softmax(logits, probabilities);
        foreach (ClassScore found in best.AsSpan(0, Scores.Top(probabilities, best)))
        {
            string bar = new(style.Bar, (int)Math.Round(found.Score * BarLength));
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{ClassNames.All[found.Class],-ClassNames.Width} {bar,-BarLength} {100 * found.Score,5:F1} %"));
        }

        lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"{measured.Milliseconds:F3} ms, {measured.AllocatedBytes} B allocated").PadRight(Width));
        return lines;
    }
}
