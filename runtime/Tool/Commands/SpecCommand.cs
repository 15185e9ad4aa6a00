using System.CommandLine;
using System.Globalization;
using ShuffleNet.Compiler.InMemory;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>spec</c>: the attribute that compiles a file, after it was tried.</summary>
internal static class SpecCommand
{
    private const double Tolerance = 1e-4;

    public static Command Create(Screen screen)
    {
        Option<bool> unverified = new("--no-verify")
        {
            Description = "Do not compile the attribute and compare its answer with the file's.",
        };
        Command command = new(
            "spec",
            "Prints the attribute that compiles a model, verified: compiled, loaded and compared on a random input.") { unverified };
        InputArguments input = InputArguments.AddFile(command);
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            double? difference = result.GetValue(unverified) || !network.CanEvaluate
                ? null
                : screen.Progress("compiling and comparing", _ => Difference(network));
            if (!(difference is null or <= Tolerance))
            {
                throw new ToolException(ExitCode.Different, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{network.Name}: what {network.Attribute} computes differs from the file by {difference:E1} of the largest output; "
                        + $"please report it with the file"));
            }

            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(new SpecResult(network.Attribute, network.Title, difference is not null, difference));
            }
            else
            {
                screen.Line(network.Attribute);
            }
        });
        return command;
    }

    /// <summary>The largest difference of the class's answer from the file's own network, as a share of the largest output.</summary>
    private static double Difference(NetworkInput network)
    {
        // As a build does: from the text, through the generator.
        IRunningNetworkFactory factory = RunningNetworkFactory.Of(
            InMemoryCompiler.Generate(network.Attribute).Load(InMemoryCompiler.TypeName));
        using RunningNetwork compiled = network.Load(factory).WithRandomInput(seed: 2);
        compiled.Run();
        double[] expected = network.Evaluate(compiled.Input);
        double largest = 0;
        double difference = 0;
        for (int index = 0; index < expected.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(expected[index]));
            difference = Math.Max(difference, Math.Abs(expected[index] - compiled.Output[index]));
        }

        return difference / largest;
    }
}
