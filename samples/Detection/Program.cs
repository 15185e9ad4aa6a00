using System.CommandLine;
using System.CommandLine.Invocation;
using System.Diagnostics;
using System.Globalization;
using ShuffleNet.Compiler;
using ShuffleNet.Compiler.Drawing;
using ShuffleNet.Compiler.Samples.Detection;

const int Success = 0;
const int Usage = 1;
const int Input = 2;
const int Different = 3;

Argument<string[]> images = new("IMAGE")
{
    Description = "JPEG or PNG files; without any, the photographs in the program.",
    Arity = ArgumentArity.ZeroOrMore,
};
Option<string> folder = new("--output", "-o")
{
    Description = "Folder for the photographs with boxes, as PNG.",
    HelpName = "DIR",
    DefaultValueFactory = _ => "detected",
};
Option<float> score = new("--score")
{
    Description = "Only what scores above it, 0 to 1.",
    HelpName = "S",
    DefaultValueFactory = _ => 0.5f,
};
score.Validators.Add(result =>
{
    if (result.Tokens is [var token]
        && !(float.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is >= 0 and <= 1))
    {
        result.AddError("--score must be a number from 0 to 1.");
    }
});
Option<bool> check = new("--check")
{
    Description = "Only whether the boxes in the program's photographs are those of an implementation in PyTorch.",
};
RootCommand command = new("Finds objects in photographs with a FastestDet that was compiled into this program.")
{
    images, folder, score, check,
};
command.SetAction(parsed =>
{
    string[] paths = parsed.GetValue(images) ?? [];
    string directory = parsed.GetRequiredValue(folder);
    using Detector detector = new();
    Detection[] found = new Detection[100];
    if (parsed.GetValue(check))
    {
        DetectionOptions needed = new() { Score = ExpectedBoxes.NeededScore };
        string[] differences =
        [
            .. Photograph.Embedded().SelectMany(photograph => ExpectedBoxes.Differences(
                photograph.Name,
                found[..detector.Detect(
                    photograph.Pixels, photograph.Width, photograph.Height, photograph.Width * 3, PixelFormat.Rgb, found, needed)])),
        ];
        Console.WriteLine(differences.Length == 0 ? "The boxes are PyTorch's." : string.Join('\n', differences));
        return differences.Length == 0 ? Success : Different;
    }

    DetectionOptions options = new() { Score = parsed.GetValue(score) };
    Directory.CreateDirectory(directory);
    foreach (Photograph photograph in paths.Length == 0 ? Photograph.Embedded() : paths.Select(Photograph.Read))
    {
        (byte[] pixels, int width, int height) = (photograph.Pixels, photograph.Width, photograph.Height);

        // The first call reserves memory, and the JIT compiles.
        detector.Detect(pixels, width, height, width * 3, PixelFormat.Rgb, found, options);
        long start = Stopwatch.GetTimestamp();
        DetectionCount count = detector.Detect(pixels, width, height, width * 3, PixelFormat.Rgb, found, options);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        string drawn = Path.Combine(directory, Path.GetFileNameWithoutExtension(photograph.Name) + ".png");
        Console.WriteLine(FormattableString.Invariant(
            $"{photograph.Name} ({width} x {height}, {time.TotalMilliseconds:F2} ms) -> {drawn}"));
        BoxDrawing drawing = new(pixels, width, height);
        Detection[] boxes = [.. found[..count].Select(box => box.Clip(width, height))];
        foreach (Detection box in boxes)
        {
            string name = ClassNames.All[box.Class];
            Console.WriteLine(FormattableString.Invariant(
                $"  {100 * box.Score,3:F0} %  {name,-14} {box.Left,4:F0}, {box.Top,4:F0} to {box.Right,4:F0}, {box.Bottom,4:F0}"));
        }

        // The best last, over the others.
        foreach (Detection box in Enumerable.Reverse(boxes))
        {
            drawing.Draw(box, ClassNames.All[box.Class]);
        }

        drawing.Save(drawn);
    }

    return Success;
});
ParseResult parse = command.Parse(args);
if (parse.Action is ParseErrorAction)
{
    // One line instead of the whole help.
    Console.Error.WriteLine($"{parse.Errors[0].Message} See --help.");
    return Usage;
}

try
{
    return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is SampleException || SampleException.IsOfFiles(exception))
{
    Console.Error.WriteLine(exception.Message);
    return Input;
}
