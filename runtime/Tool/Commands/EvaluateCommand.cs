using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>evaluate</c>: a detector's average precision on labelled images, by COCO's definition.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Screen screen)
    {
        Option<string> folder = new("--images") { Description = "The folder of the images.", HelpName = "DIR", Required = true };
        Option<string> labels = new("--labels")
        {
            Description = "A line for each object: file, class, name, left, top, right, bottom, area, crowd.", HelpName = "FILE.tsv",
            Required = true,
        };
        Command command = new("evaluate", "Measures a detector's average precision on labelled images, as COCO does.");
        DetectorArguments detector = DetectorArguments.Add(
            command, "Only what scores above it. Default: what the authors evaluate, 0.001 of FastestDet, 0.05 of NanoDets.");
        command.Add(folder);
        command.Add(labels);
        command.SetAction(result =>
        {
            using RunningDetector running = detector.Open(result, screen);
            string path = result.GetRequiredValue(folder);
            (ILookup<string, LabelledBox> objects, IReadOnlyDictionary<int, string> names) =
                LabelFile.Read(result.GetRequiredValue(labels), running.Classes);
            DetectionOptions options = detector.Options(result);
            options = options.Score is null ? options with { Score = Score(running.Kind) } : options;
            LabelledImage[] images = screen.Progress("detecting", share => objects.Select((image, index) =>
            {
                Photograph photograph = Photograph.Read(Path.Combine(path, image.Key));
                Detection[] found = running.Run(photograph.Pixels, photograph.Width, photograph.Height, options);
                share((index + 1.0) / objects.Count);
                return new LabelledImage([.. image], found);
            }).ToArray());
            EvaluateResult evaluated = EvaluateResult.Of(running.Kind.ToString(), images, names);
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(evaluated);
            }
            else
            {
                Print(screen, evaluated);
            }
        });
        return command;
    }

    private static float Score(DetectorKind kind) => kind switch
    {
        DetectorKind.FastestDet => 0.001f,
        DetectorKind.YoloFastestV2 => 0.01f,
        _ => 0.05f,
    };

    private static void Print(Screen screen, EvaluateResult result)
    {
        screen.Heading(string.Create(CultureInfo.InvariantCulture, $"{result.Kind}, {result.Images} images"));
        screen.Table(
            [
                ["AP", "AP50", "AP75", "small", "medium", "large"],
                [
                    Share(result.Ap), Share(result.Ap50), Share(result.Ap75), Share(result.ApSmall), Share(result.ApMedium),
                    Share(result.ApLarge),
                ],
            ],
            words: 0);
        screen.Line();
        screen.Table(
            [
                ["class", "objects", "AP", "AP50", "AP75"],
                .. result.Classes.Select(one => new[]
                {
                    one.Label, one.Objects.ToString(CultureInfo.InvariantCulture), Share(one.Ap), Share(one.Ap50), Share(one.Ap75),
                }),
            ],
            words: 1);
    }

    private static string Share(double? precision) =>
        precision is double value ? (100 * value).ToString("F1", CultureInfo.InvariantCulture) : "-";
}
