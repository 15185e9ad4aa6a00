using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>quantize</c>: a model in 8-bit integers, compared with float32 on images that it has not seen.</summary>
internal static class QuantizeCommand
{
    private const int UsualCalibration = 100;

    // Of all images, one in so many is held out unless the command line says how many.
    private const int HeldOutPart = 5;

    public static Command Create(Screen screen)
    {
        Option<string> images = new("--images")
        {
            Description = "A folder of images such as the network will see.", HelpName = "DIR", Required = true,
        };
        Option<string> output = new("--output", "-o") { Description = "The file to write.", HelpName = "OUT", Required = true };
        Option<string?> labels = new("--labels")
        {
            Description = "The right classes: lines of a file's name, a tab and a number.", HelpName = "FILE",
        };
        Option<int> calibrate = Count(
            "--calibrate", "How many images the numbers are chosen on, at most.", UsualCalibration, Quantizer.FewestImages);
        Option<int> heldOut = Count("--held-out", "How many images are kept for the comparison. Default: a fifth.", -1, 0);
        Option<int> seed = Count("--seed", "Chooses which images are kept.", 1, 0);
        Command command = new("quantize", "Writes a model in 8-bit integers, and says what that changes in its answers.")
        {
            images, output, labels, calibrate, heldOut, seed,
        };
        InputArguments input = InputArguments.AddFile(command);
        RecipeArguments recipe = RecipeArguments.AddTo(command);
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            if (network.Spec.IsBackbone)
            {
                throw new ToolException(ExitCode.Usage, "a backbone has no answers to compare; leave Outputs out of --spec");
            }

            (string name, PreprocessOptions options) = recipe.For(network.Spec, result);
            ImagePreparation preparation = new(options);
            LabelledImages all = LabelledImages.Read(
                result.GetRequiredValue(images), result.GetValue(labels), network.Spec.Classes, result.GetValue(seed));
            int kept = result.GetValue(heldOut) is int said and >= 0 ? said : all.Paths.Count / HeldOutPart;
            string[] held = [.. all.Paths.Take(kept)];
            string[] calibration = [.. all.Paths.Skip(kept).Take(result.GetValue(calibrate))];
            if (calibration.Length < Quantizer.FewestImages)
            {
                throw new ToolException(
                    ExitCode.Input,
                    $"{result.GetRequiredValue(images)} holds {all.Paths.Count} images, {kept} of which are held out; at least "
                        + $"{Quantizer.FewestImages} are needed for the calibration, {UsualCalibration} are usual");
            }

            int[]? right = all.HasLabels ? [.. held.Select(all.LabelOf)] : null;
            using TensorSource tensors = network.Tensors();
            Quantizer quantizer = new(network.Spec, tensors);
            QuantizedNetwork quantized = screen.Progress("quantising", advance =>
                quantizer.Quantize([.. calibration.Select(preparation.Run)], new Share(advance)));
            QuantizationReport? report = held.Length == 0 ? null : screen.Progress("comparing", advance => quantizer.Compare(
                quantized,
                [.. held.Select(preparation.Run)],
                right,
                new Share(advance)));
            string path = result.GetRequiredValue(output);
            long bytes = OutputFile.Write(path, quantized.Save);
            QuantizeResult written = new(
                path, bytes, network.Title, name, result.GetValue(seed), quantized.CalibrationImages, report, quantized.Layers);
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(written);
            }
            else
            {
                Print(screen, written);
            }
        });
        return command;
    }

    private static void Print(Screen screen, QuantizeResult result)
    {
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"wrote {result.Output}: 8-bit integers, {result.Bytes:N0} bytes"));
        if (result.Comparison is QuantizationReport report)
        {
            screen.Line($"calibrated on {result.Calibrated} images, compared with float32 on {report.Images} others");
            List<string[]> rows =
            [
                ["", "int8", "float32"],
                ["same class", Percent(report.Agreement), ""],
                ["logits, signal to noise", Decibels(report.SignalToNoise), ""],
            ];
            if (report.FloatTop1 is not null)
            {
                rows.Add(["top-1", Percent(report.QuantizedTop1!.Value), Percent(report.FloatTop1.Value)]);
                rows.Add(["top-5", Percent(report.QuantizedTop5!.Value), Percent(report.FloatTop5!.Value)]);
            }

            screen.Table(rows, 1);
        }
        else
        {
            screen.Line($"calibrated on {result.Calibrated} images, compared on none");
        }

        screen.Line();
        screen.Table(
            [["layer", "signal to noise"], .. result.Layers.Select(layer => new[] { layer.Name, Decibels(layer.SignalToNoise) })], 1);
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");

    private static string Decibels(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:F1} dB");

    private static Option<int> Count(string name, string description, int usual, int least)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (!result.Implicit && result.GetValueOrDefault<int>() < least)
            {
                result.AddError($"{name} must be at least {least}.");
            }
        });
        return option;
    }

    /// <summary>Tells the share at once, where <see cref="Progress{T}"/> would post it.</summary>
    private sealed class Share(Action<double> advance) : IProgress<double>
    {
        public void Report(double value) => advance(value);
    }
}
