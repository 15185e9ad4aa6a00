using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Tests.Support;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// V2 against PyTorch, which made the weights, the logits and the stages' feature maps: torchvision's own network, and the
/// authors' numbering. Networks/Data/split.py says how the files come about.
/// </summary>
public class PyTorchSplitTests
{
    private const double Tolerance = 1e-4;

    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData((int)Dialect.Torchvision)]
    [InlineData((int)Dialect.Megvii)]
    public void Run_SmallCase_GivesPyTorchsLogitsAndStages(int dialect)
    {
        NetworkSpec spec = Presets.SplitOf((Dialect)dialect, 1) with
        {
            InputHeight = 45,
            InputWidth = 70,
            StemChannels = 6,
            Stages = new([new(12, 2, 2), new(20, 4, 2), new(36, 1, 2)]),
            HeadChannels = 40,
            Classes = 10,
        };

        Compare(spec, Path.Combine(Repository.Root, "tests", "Networks", "Data", $"{(Dialect)dialect}-small"));
    }

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_EveryScaleAtFullSize_GivesPyTorchsLogitsAndStages()
    {
        Assert.SkipUnless(
            File.Exists(Python) && Start("-c", "import torchvision, numpy").ExitCode == 0,
            $"{Python} has no torchvision: apt-get install python3-torchvision");
        string folder = Directory.CreateTempSubdirectory("shufflenet-split-").FullName;
        try
        {
            (int exitCode, string errors) = Start(Path.Combine(Repository.Root, "tests", "Networks", "Data", "split.py"), "full", folder);
            Assert.True(exitCode == 0, errors);
            foreach (Dialect dialect in Presets.SplitDialects)
            {
                foreach (double scale in Presets.SplitScales)
                {
                    Compare(
                        Presets.SplitOf(dialect, scale),
                        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{dialect}-{scale}")));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(NetworkSpec spec, string path)
    {
        using WeightFile weights = WeightFile.Open(path + ".pth");
        float[] values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path + ".f32")).ToArray();
        float[] input =
        [
            .. Enumerable.Range(0, 3 * spec.InputHeight * spec.InputWidth).Select(i => (float)(((((long)i * 7919) % 1009) - 504) / 504.0)),
        ];

        float[] logits = CompiledNetwork.Create(spec).Run(weights, input);
        float[][] stages = CompiledNetwork.CreateBackbone(spec with { OutputStages = [2, 3, 4], HeadChannels = 0 }).Run(weights, input);

        int start = 0;
        foreach (float[] actual in stages.Prepend(logits))
        {
            double[] expected = [.. values.AsSpan(start, actual.Length).ToArray().Select(value => (double)value)];
            Assert.InRange(Difference.Relative(expected, actual), 0, Tolerance);
            start += actual.Length;
        }

        Assert.Equal(values.Length, start);
    }

    private static (int ExitCode, string Errors) Start(params string[] arguments)
    {
        // -B: no cache of compiled modules beside the sources.
        ProcessStartInfo start = new(Python, ["-B", .. arguments]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
