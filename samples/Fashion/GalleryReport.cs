using System.Globalization;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>The twenty images, drawn beside one another with what the network takes them for.</summary>
internal static class GalleryReport
{
    private const string Gap = "  ";

    public static int Print(Classifier classifier, int? count)
    {
        (GreyImage Image, int Label)[] images = [.. EmbeddedFiles.Gallery().Take(count ?? int.MaxValue)];
        Screen screen = Screen.Detect();
        int cellsInRow = Math.Clamp((screen.Columns + Gap.Length) / (GalleryCell.Width + Gap.Length), 1, 4);
        Agreement agreement = new();
        List<Measurement> measurements = [];
        int correct = 0;
        foreach ((GreyImage Image, int Label)[] row in images.Chunk(cellsInRow))
        {
            List<IReadOnlyList<string>> cells = [];
            foreach ((GreyImage image, int label) in row)
            {
                Measurement measured = classifier.Measure(image);
                measurements.Add(measured);
                agreement.Add(image, measured.Prediction);
                correct += measured.Prediction == label ? 1 : 0;
                cells.Add(GalleryCell.Lines(image, label, measured, classifier.Logits, screen.Style));
            }

            for (int line = 0; line < cells[0].Count; line++)
            {
                Console.WriteLine(string.Join(Gap, cells.Select(cell => cell[line])).TrimEnd());
            }

            Console.WriteLine();
        }

        if (agreement.ExitCode != ExitCode.Success)
        {
            Console.WriteLine(agreement);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{correct}/{images.Length} correct, {Measurement.Median(measurements.Select(one => one.Milliseconds)):F2} ms per image, "
                + $"{measurements.Max(one => one.AllocatedBytes)} bytes allocated per image"));
        return agreement.ExitCode;
    }
}
