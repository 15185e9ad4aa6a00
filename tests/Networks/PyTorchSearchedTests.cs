using System.Diagnostics;
using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>
/// V2+ and OneShot against PyTorch, which made the weights, the logits and the stages' feature maps. Networks/Data/searched.py says how
/// the files come about.
/// </summary>
public class PyTorchSearchedTests
{
    private const double Tolerance = 1e-4;

    private const string Python = "/usr/bin/python3";

    private static string Data => Path.Combine(Repository.Root, "tests", "Networks", "Data");

    [Fact]
    public void Run_SmallPlus_GivesPyTorchsLogitsAndStages() => Compare(
        Small(Presets.PlusOf(NetworkSize.Small)) with { HardSwishStages = [1, 3, 4], SqueezeExcitationStages = [4] },
        Path.Combine(Data, "V2Plus-small"));

    [Fact]
    public void Run_SmallOneShot_GivesPyTorchsLogitsAndStages() => Compare(
        Small(Presets.OneShot()) with { MiddleChannels = [6, 14, 14, 16, 11, 22, 35, 22] }, Path.Combine(Data, "OneShot-small"));

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_EveryPublishedNetworkAtFullSize_GivesPyTorchsLogitsAndStages()
    {
        Assert.SkipUnless(
            File.Exists(Python) && Start("-c", "import torch, numpy").ExitCode == 0,
            $"{Python} has no PyTorch: apt-get install python3-torch");
        string folder = Directory.CreateTempSubdirectory("shufflenet-searched-").FullName;
        try
        {
            (int exitCode, string errors) = Start(Path.Combine(Data, "searched.py"), "full", folder);
            Assert.True(exitCode == 0, errors);
            foreach (NetworkSize size in Presets.PlusSizes)
            {
                Compare(Presets.PlusOf(size), Path.Combine(folder, $"{size}"));
            }

            Compare(Presets.OneShot(), Path.Combine(folder, "OneShot"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static NetworkSpec Small(NetworkSpec spec) => spec with
    {
        InputHeight = 45,
        InputWidth = 70,
        Stages = new([new(20, 2, 2), new(28, 3, 2), new(44, 3, 2)]),
        UnitKinds = [1, 3, 0, 1, 3, 2, 0, 3],
        HeadChannels = 40,
        Classes = 10,
    };

    private static void Compare(NetworkSpec spec, string path)
    {
        using WeightFile weights = WeightFile.Open(path + ".pth");
        float[] values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path + ".f32")).ToArray();
        float[] input =
        [
            .. Enumerable.Range(0, 3 * spec.InputHeight * spec.InputWidth).Select(i => (float)(((((long)i * 7919) % 1009) - 504) / 504.0)),
        ];
        NetworkSpec backbone = spec with { OutputStages = [.. Enumerable.Range(2, spec.StageChannels.Count)], HeadChannels = 0 };

        float[] logits = CompiledNetwork.Create(spec).Run(weights, input);
        float[][] stages = CompiledNetwork.CreateBackbone(backbone).Run(weights, input);

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
