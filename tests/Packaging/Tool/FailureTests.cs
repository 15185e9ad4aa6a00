using System.Diagnostics;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary>Whatever goes wrong ends with one line on the error stream, an exit code that says what it was, and no file.</summary>
public class FailureTests
{
    // Of processor time, which passes alike on a loaded machine. A signal that comes before the tool's own handler is set up
    // would end it another way.
    // Of its own processor time: on a busy machine that is later.
    private static readonly TimeSpan s_untilRunning = TimeSpan.FromSeconds(3);

    private static readonly string s_model = Path.Combine(Repository.Models, "v1-megvii-tensors.pth");

    private static readonly string s_detector =
        Path.Combine(Repository.Root, "samples", "Detection", "weights", "fastestdet.safetensors");

    private static readonly string s_image = FashionFiles.PathOf("images/05-sandal-0008.png");

    public static TheoryData<string[], int, string> Cases => new()
    {
        { [], ExitCode.Usage, "--help" },
        { ["paint"], ExitCode.Usage, "'paint'" },
        { ["inspect", "V1", "--bogus"], ExitCode.Usage, "'--bogus' is neither" },
        { ["inspect"], ExitCode.Usage, "shufflenet inspect --help" },
        { ["inspect", "V1", "--input", "big"], ExitCode.Usage, "--input must be rows x columns" },
        { ["inspect", "V1", "--schedule", "--width", "64"], ExitCode.Usage, "--width must be 128, 256 or 512" },
        { ["inspect", "V1", "--width", "128"], ExitCode.Usage, "--width goes with --schedule" },
        { ["inspect", "V1 g5"], ExitCode.Usage, "SNC0" },
        { ["bench", "V1", "--runs", "0"], ExitCode.Usage, "--runs must be" },
        { ["inspect", "no-such-file.onnx"], ExitCode.Input, "there is no file 'no-such-file.onnx'" },
        { ["spec", "."], ExitCode.Input, ". is a folder" },
        { [
            "inspect", "TEXT",
        ], ExitCode.Model, "ONNX, Caffe and ncnn models, PyTorch files (zip and legacy) and safetensors are read here" },
        { ["inspect", "TRUNCATED"], ExitCode.Model, "truncated.pth" },
        { ["inspect", "MODEL", "--spec", "V1 g2"], ExitCode.Model, "is another network" },
        { ["convert", "MODEL", "-o", "FOLDER/no/such/out.onnx"], ExitCode.Output, "cannot be written" },
        { ["convert", "MODEL", "-o", "FOLDER"], ExitCode.Usage, "no format" },
        { ["convert", "MODEL", "--to", "onnx", "-o", "FOLDER"], ExitCode.Output, "is a folder" },
        { ["convert", "MODEL", "--to", "onnx", "-o", "/dev/full"], ExitCode.Output, "/dev/full cannot be written" },
        { ["convert", "MODEL", "-o", "FOLDER/out.tflite"], ExitCode.Usage, "'tflite' is no format that is written" },
        { ["convert", "MODEL", "-o", "FOLDER/out.onnx", "--spec", "V1 g2"], ExitCode.Model, "is another network" },
        { ["quantize", "MODEL", "-o", "FOLDER/out"], ExitCode.Usage, "--images" },
        { ["quantize", "MODEL", "--images", "no-such", "-o", "FOLDER/out"], ExitCode.Input, "there is no folder 'no-such'" },
        { ["quantize", "MODEL", "--images", "FOLDER", "-o", "FOLDER/out"], ExitCode.Input, "holds no file that ends in .jpg" },
        { ["quantize", "MODEL", "--images", "IMAGES", "-o", "FOLDER/out", "--held-out", "13"], ExitCode.Input, "at least 8 are needed" },
        { ["quantize", "MODEL", "--images", "IMAGES", "-o", "FOLDER/out", "--calibrate", "7"], ExitCode.Usage, "--calibrate must be" },
        { ["quantize", "MODEL", "--images", "IMAGES", "-o", "FOLDER/out", "--labels", "TEXT"], ExitCode.Input, "line 1: expected a file" },
        { ["run", "MODEL", "no-such.png"], ExitCode.Input, "no-such.png cannot be read" },
        { ["run", "MODEL", "TEXT"], ExitCode.Input, "is no JPEG" },
        { ["run", "MODEL", "IMAGE", "--labels", "TEXT"], ExitCode.Input, "has 1 lines, the network has 10 classes" },
        { ["run", "MODEL", "IMAGE", "--mean", "1,two"], ExitCode.Usage, "not 'two'" },
        { ["run", "MODEL", "IMAGE", "--mean", "1,2"], ExitCode.Usage, "preprocessing" },
        { ["detect", "MODEL", "IMAGE"], ExitCode.Model, "is no detector that is known by its tensors" },
        { ["detect", "no-such-file.pth", "IMAGE"], ExitCode.Input, "there is no file 'no-such-file.pth'" },
        { ["detect", "DETECTOR", "no-such.png"], ExitCode.Input, "no-such.png cannot be read" },
        { ["detect", "DETECTOR", "IMAGE", "--score", "2"], ExitCode.Usage, "--score must be a number from 0 to 1" },
        { ["detect", "DETECTOR", "IMAGE", "--input", "100x100"], ExitCode.Usage, "SNC057" },
        { ["detect", "DETECTOR", "IMAGE", "--spec", "[ShuffleNet(ShuffleNetVersion.V2)]"], ExitCode.Usage, "is no detector" },
        { ["detect", "DETECTOR", "IMAGE", "--spec", "[Detector(DetectorKind.NanoDet)]"], ExitCode.Model, "is missing" },
        { ["detect", "DETECTOR", "IMAGE", "--labels", "TEXT"], ExitCode.Input, "has 1 lines, the network has 80 classes" },
        { ["detect", "DETECTOR", "IMAGE", "-o", "TEXT"], ExitCode.Output, "cannot be written" },
        { ["evaluate", "DETECTOR", "--images", "FOLDER", "--labels", "TEXT"], ExitCode.Input, "has no labels" },
        { ["evaluate", "DETECTOR", "--images", "FOLDER"], ExitCode.Usage, "--labels" },
        { ["completion", "tcsh"], ExitCode.Usage, "'tcsh'" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_SomethingIsWrong_SaysSoInOneLine(string[] arguments, int exitCode, string expected)
    {
        using TemporaryFile text = new("text.txt", "some words, which are no model\n"u8);
        string truncated = text.Add("truncated.pth", File.ReadAllBytes(s_model).AsSpan(0, 20_000));
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(text.Path)!, "out")).FullName;
        string[] real = [.. arguments.Select(argument => argument
            .Replace("TEXT", text.Path, StringComparison.Ordinal)
            .Replace("TRUNCATED", truncated, StringComparison.Ordinal)
            .Replace("MODEL", s_model, StringComparison.Ordinal)
            .Replace("DETECTOR", s_detector, StringComparison.Ordinal)
            .Replace("IMAGES", Path.GetDirectoryName(s_image)!, StringComparison.Ordinal)
            .Replace("IMAGE", s_image, StringComparison.Ordinal)
            .Replace("FOLDER", folder, StringComparison.Ordinal))];

        ToolResult result = ToolProcess.Run(real);

        string line = Assert.Single(result.Errors.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("shufflenet: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Inspect_PackedFileWithoutASpec_AsksForIt()
    {
        using TemporaryFile file = new("unused", []);
        string packed = Path.Combine(Path.GetDirectoryName(file.Path)!, "model.snw");
        ToolProcess.Run("convert", s_model, "-o", packed).Text();

        ToolResult result = ToolProcess.Run("inspect", packed);

        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("holds packed weights of 'ShuffleNet V1", result.Errors, StringComparison.Ordinal);
        Assert.Contains("--spec", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_NobodyReads_EndsWithOneLine()
    {
        ToolResult result = ToolProcess.Bash("shufflenet inspect V1 | true; echo ${PIPESTATUS[0]}");

        Assert.Equal($"{ExitCode.BrokenPipe}\n", result.Output);
        Assert.Equal("shufflenet: whoever read the output has closed it; to keep all of it, write it to a file with >\n", result.Errors);
    }

    [Fact]
    public void Inspect_OnlyTheHeadIsRead_GivesIt()
    {
        ToolResult result = ToolProcess.Bash("shufflenet inspect V1 g3 | head -1");

        Assert.Equal("ShuffleNet V1 1x, g = 3, dialect Paper, 3x224x224 to 1000 classes\n", result.Output);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Interrupted_EndsWithOneLineAndLeavesNothing()
    {
        using TemporaryFile file = new("unused", []);
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file.Path)!, "out")).FullName;

        // A shell's background command ignores the signal, and so would what it starts.
        ProcessStartInfo start = new(
            "env",
            ["--default-signal=INT",
                "dotnet",
                ToolProcess.Program,
                "report",
                "V1",
                "--runs",
                "1000000",
                "-o",
                Path.Combine(folder, "report.html"),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;

        while (process.TotalProcessorTime < s_untilRunning)
        {
            Assert.False(process.WaitForExit(TimeSpan.FromMilliseconds(100)));
        }

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Equal("shufflenet: interrupted; nothing was left behind, start the command again\n", errors);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }
}
