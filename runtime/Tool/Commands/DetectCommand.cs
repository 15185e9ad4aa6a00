using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ShuffleNet.Compiler.Drawing;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>detect</c>: finds objects in images without code being written.</summary>
internal static class DetectCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string[]> images = new("IMAGE") { Description = "JPEG, PNG, BMP, GIF or TGA files.", Arity = ArgumentArity.OneOrMore };
        images.Validators.Add(InputArguments.RefuseOptions);
        Option<string?> labels = new("--labels") { Description = "Names of the classes, one a line.", HelpName = "FILE" };
        Option<string?> output = new("--output", "-o") { Description = "Folder for the images with boxes, as PNG.", HelpName = "DIR" };
        Command command = new("detect", "Finds objects in images with a detector; it is compiled in memory.");
        DetectorArguments detector = DetectorArguments.Add(command, "Only what scores above it. Default: what the authors show.");
        command.Add(images);
        command.Add(labels);
        command.Add(output);
        command.SetAction(result =>
        {
            using RunningDetector running = detector.Open(result, screen);
            Labels names = Labels.Read(result.GetValue(labels), running.Classes);
            DetectionOptions options = detector.Options(result);
            string? folder = result.GetValue(output);
            IEnumerable<DetectedImage> detected =
                result.GetRequiredValue(images).Select(path => Detect(running, path, names, options, folder));
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(new DetectResult(running.Kind.ToString(), [.. detected]));
            }
            else
            {
                Print(screen, detected);
            }
        });
        return command;
    }

    private static DetectedImage Detect(RunningDetector detector, string path, Labels names, DetectionOptions options, string? folder)
    {
        Photograph image = Photograph.Read(path);
        (byte[] pixels, int width, int height) = (image.Pixels, image.Width, image.Height);

        // The first inference would have the JIT's work counted in its time, and an image's first one its buffers'.
        detector.Run(pixels, width, height, options);
        long start = Stopwatch.GetTimestamp();
        Detection[] found = detector.Run(pixels, width, height, options);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Detection[] boxes = [.. found.Select(box => box.Clip(width, height))];
        string? drawn = folder is null
            ? null
            : Draw(image, boxes, names, Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".png"));
        return new DetectedImage(path, milliseconds, drawn,
        [
            .. boxes.Select(box => new DetectedObject(box.Class, names[box.Class], box.Score, box.Left, box.Top, box.Right, box.Bottom)),
        ]);
    }

    private static string Draw(Photograph image, Detection[] boxes, Labels names, string path)
    {
        BoxDrawing drawing = new(image.Pixels, image.Width, image.Height);

        // The best last, over the others.
        foreach (Detection box in Enumerable.Reverse(boxes))
        {
            drawing.Draw(box, names[box.Class]);
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw new ToolException(ExitCode.Output, $"{path} cannot be written: {exception.Message}", exception);
        }

        OutputFile.Write(path, drawing.Save);
        return path;
    }

    private static void Print(Screen screen, IEnumerable<DetectedImage> images)
    {
        foreach (DetectedImage image in images)
        {
            string drawn = image.Output is null ? "" : $" -> {image.Output}";
            screen.Heading(string.Create(CultureInfo.InvariantCulture, $"{image.Path} ({image.Milliseconds:F2} ms){drawn}"));
            foreach (DetectedObject one in image.Objects)
            {
                screen.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100 * one.Score,7:F2} %  {one.Label,-14} {one.Left,6:F1},{one.Top,6:F1} to {one.Right,6:F1},{one.Bottom,6:F1}"));
            }

            screen.Flush();
        }
    }
}
