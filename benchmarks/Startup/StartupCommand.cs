using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Benchmarks.Startup;

/// <summary>
/// Publishes the two programs of startup/, with NativeAOT and for the just-in-time compiler, and starts them in turn: one maps
/// packed weights, the other gives ONNX Runtime the same network. Needs the repository and the dotnet command, as it builds.
/// </summary>
internal static class StartupCommand
{
    private const string Network = "v1-1x-g3";

    // Logits of two ways of adding differ by about a millionth.
    private const float Tolerance = 1e-3f;

    public static Command Create()
    {
        Option<int> starts = new("--starts") { Description = "Starts of each program.", DefaultValueFactory = _ => 41 };
        Command command = new(
            "startup",
            $"Size, time from start to the first logits and peak memory of a program with {Network}, here and on ONNX Runtime.") { starts };
        command.SetAction(result => Run(result.GetValue(starts)));
        return command;
    }

    private static int Run(int starts)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("startup-");
        try
        {
            string packed = Path.Combine(folder.FullName, "network.snw");
            string model = Path.Combine(folder.FullName, "network.onnx");
            BenchmarkNetwork network = BenchmarkNetwork.Get(Network);
            using RandomTensors tensors = new(network.Spec, 1);
            using (V1x1G3 here = V1x1G3.Load(tensors))
            {
                here.Weights.Save(packed);
            }

            File.WriteAllBytes(model, ExportedModel.Of(network.Spec, tensors));
            StartedProgram[] programs =
            [
                StartedProgram.Publish("here", native: true, "Here", packed, folder.FullName),
                StartedProgram.Publish("ONNX Runtime", native: true, "OnnxRuntime", model, folder.FullName),
                StartedProgram.Publish("here, JIT", native: false, "Here", packed, folder.FullName),
                StartedProgram.Publish("ONNX Runtime, JIT", native: false, "OnnxRuntime", model, folder.FullName),
            ];

            // The first start of each finds nothing in the page cache.
            Array.ForEach(programs, program => program.Start());
            Array.ForEach(programs, program => program.Forget());
            for (int start = 0; start < starts; start++)
            {
                Array.ForEach(programs, program => program.Start());
            }

            float expected = programs[1].Logit;
            if (programs.Any(program => Math.Abs(program.Logit - expected) > Tolerance * Math.Max(1, Math.Abs(expected))))
            {
                string logits = string.Join(", ", programs.Select(program => program.Logit.ToString(CultureInfo.InvariantCulture)));
                Console.Error.WriteLine($"The programs disagree: {logits}.");
                return 1;
            }

            Console.WriteLine("program            files MB  weights MB  start to logits ms  (min)  peak MB");
            foreach (StartedProgram program in programs)
            {
                Console.WriteLine(program);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
