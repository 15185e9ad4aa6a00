using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>convert</c>: a model in another format.</summary>
internal static class ConvertCommand
{
    private static readonly string[] s_formats = ["safetensors", "onnx", "snw"];

    public static Command Create(Screen screen)
    {
        Option<string> output = new("--output", "-o") { Description = "The file to write.", HelpName = "OUT", Required = true };
        Option<string?> to = new("--to")
        {
            Description = $"Its format: {string.Join(", ", s_formats)}. Default: by the ending of OUT.", HelpName = "FORMAT",
        };
        to.CompletionSources.Add(s_formats);
        Command command = new("convert", "Writes a model in another format: .safetensors, .onnx, or .snw, which is packed for one spec.")
        {
            output, to,
        };
        InputArguments input = InputArguments.AddFile(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(output);
            string format = FormatOf(path, result.GetValue(to));
            using NetworkInput network = input.Open(result, screen);
            if (network.Spec.IsBackbone && format == "onnx")
            {
                throw new ToolException(
                    ExitCode.Usage, "a backbone is not written as ONNX; leave Outputs out of --spec to write the whole network");
            }

            long bytes = screen.Progress($"writing {path}", _ => OutputFile.Write(path, stream => Write(network, format, stream)));
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(new WrittenFile(path, format, bytes));
            }
            else
            {
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"wrote {path}: {format}, {bytes:N0} bytes"));
            }
        });
        return command;
    }

    private static string FormatOf(string path, string? said)
    {
        string format = (said ?? Path.GetExtension(path).TrimStart('.')).ToLowerInvariant();
        return s_formats.Contains(format)
            ? format
            : throw new ToolException(
                ExitCode.Usage, $"'{format}' is no format that is written; end OUT in .{string.Join(" or .", s_formats)}, or say --to");
    }

    private static void Write(NetworkInput network, string format, Stream stream)
    {
        if (format == "snw")
        {
            using RunningNetwork running = network.Start();
            running.Weights.Save(stream);
            return;
        }

        using TensorSource tensors = network.Tensors();
        if (format == "onnx")
        {
            ModelExporter.WriteOnnx(network.Spec, tensors, stream);
        }
        else
        {
            ModelExporter.WriteSafetensors(network.Spec, tensors, stream);
        }
    }
}
