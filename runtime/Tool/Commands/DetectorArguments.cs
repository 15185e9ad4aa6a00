using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The arguments and options by which commands name a detector and what it finds.</summary>
internal sealed class DetectorArguments
{
    private readonly Argument<string> _file = new("FILE") { Description = "A detector's tensors: .pth, .ckpt or .safetensors." };

    private readonly Option<string?> _spec = new("--spec")
    {
        Description = "The class's attributes, where names and shapes of the tensors do not show all: [Detector(…)], or two.",
        HelpName = "ATTRIBUTES",
    };

    private readonly Option<string?> _size = new("--input")
    {
        Description = "Rows and columns of the input, multiples of 32. Default: as published.",
        HelpName = "HxW",
    };

    private readonly Option<float?> _overlap = Share("--overlap", "Overlap above which of two boxes one goes. Default: the authors'.");

    private readonly Option<float?> _score;

    private DetectorArguments(string score) => _score = Share("--score", score);

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">Takes them.</param>
    /// <param name="score">What is said of the score's default.</param>
    public static DetectorArguments Add(Command command, string score)
    {
        DetectorArguments arguments = new(score);
        command.Add(arguments._file);
        Array.ForEach<Option>([arguments._spec, arguments._size, arguments._score, arguments._overlap], command.Add);
        arguments._size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is string size && InputArguments.Size(size) is null)
            {
                result.AddError($"--input must be rows x columns, such as 320x320, not '{size}'.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(arguments._spec) is not null && result.GetResult(arguments._size) is not null)
            {
                result.AddError("--input goes without --spec; say InputHeight and InputWidth there.");
            }
        });
        return arguments;
    }

    /// <summary>The detector, with its file's weights.</summary>
    public RunningDetector Open(ParseResult result, Screen screen) => DetectorFile.Open(
        screen,
        result.GetRequiredValue(_file),
        result.GetValue(_spec),
        result.GetValue(_size) is string size ? InputArguments.Size(size) : null);

    /// <summary>What counts as found.</summary>
    public DetectionOptions Options(ParseResult result) =>
        new() { Score = result.GetValue(_score), Overlap = result.GetValue(_overlap) };

    private static Option<float?> Share(string name, string description)
    {
        Option<float?> option = new(name) { Description = description, HelpName = "X" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && (!float.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
                    || value is not (>= 0 and <= 1)))
            {
                result.AddError($"{name} must be a number from 0 to 1.");
            }
        });
        return option;
    }
}
