using System.Diagnostics;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Samples;

/// <summary>From samples/train to a compiled network, without anything edited between.</summary>
public class TrainingTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void Train_TwoSteps_WritesWeightsWhoseAttributeCompiles()
    {
        Assert.SkipUnless(
            File.Exists(Python) && Start("-c", "import torch, numpy").ExitCode == 0,
            $"{Python} has no PyTorch: apt-get install python3-torch python3-numpy");
        Assert.SkipUnless(
            File.Exists(FashionFiles.DataFolder + "/train-images-idx3-ubyte.gz"),
            $"{FashionFiles.DataFolder} is not there: apt-get install dataset-fashion-mnist");
        string folder = Directory.CreateTempSubdirectory("shufflenet-train-").FullName;
        try
        {
            (int exitCode, string errors) = Start(
                Path.Combine(Repository.Root, "samples", "train", "train.py"), "--out", folder, "--epochs", "1",
                "--images", "32", "--batch", "16", "--test-images", "16", "--groups", "2", "--scale", "0.25");
            Assert.True(exitCode == 0, errors);

            using WeightFile weights = WeightFile.Open(Path.Combine(folder, "weights.safetensors"));
            INetworkRunner network = GeneratedNetwork.Create(weights.Metadata["attribute"]);
            IReadOnlyList<float[]> inputs = FashionFiles.ReadInputs(FashionFiles.PathOf("images/first-200-images.idx.gz"));
            float[] first = network.Run(weights, inputs[0]);
            float[] second = network.Run(weights, inputs[1]);

            Assert.Equal(10, first.Length);
            Assert.All(first, value => Assert.True(float.IsFinite(value)));
            Assert.NotEqual(first, second);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int ExitCode, string Errors) Start(params string[] arguments)
    {
        // -B: no cache of compiled modules beside the sources.
        ProcessStartInfo start = new(Python, ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        output.Wait();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
