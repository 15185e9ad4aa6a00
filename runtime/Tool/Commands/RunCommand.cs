using System.CommandLine;
using System.Globalization;

namespace ShuffleNet.Compiler.Tool;

/// <summary><c>run</c>: classifies images without code being written.</summary>
internal static class RunCommand
{
    public static Command Create(Screen screen)
    {
        Argument<string[]> images = new("IMAGE") { Description = "JPEG, PNG, BMP, GIF or TGA files.", Arity = ArgumentArity.OneOrMore };
        images.Validators.Add(InputArguments.RefuseOptions);
        Option<string?> labels = new("--labels") { Description = "Names of the classes, one a line.", HelpName = "FILE" };
        Option<int> top = new("--top")
        {
            Description = "How many classes are shown for an image.", HelpName = "N", DefaultValueFactory = _ => 5,
        };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--top must be at least 1.");
            }
        });
        Command command = new("run", "Classifies images with a model; it is compiled in memory.");
        InputArguments input = InputArguments.AddFile(command);
        command.Add(images);
        command.Add(labels);
        command.Add(top);
        RecipeArguments recipe = RecipeArguments.AddTo(command);
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            if (network.Spec.IsBackbone)
            {
                throw new ToolException(ExitCode.Usage, "a backbone gives feature maps, no classes; leave Outputs out of --spec");
            }

            (string name, PreprocessOptions options) = recipe.For(network.Spec, result);
            using ImageClassifier classifier = ImageClassifier.Create(
                screen,
                network,
                new ImagePreparation(options),
                Labels.Read(result.GetValue(labels), network.Spec.Classes),
                result.GetValue(top));
            IEnumerable<ClassifiedImage> classified = result.GetRequiredValue(images).Select(classifier.Run);
            if (result.GetValue(ToolCommand.Json))
            {
                screen.Json(new RunResult(network.Title, name, [.. classified]));
            }
            else
            {
                Print(screen, classified);
            }
        });
        return command;
    }

    private static void Print(Screen screen, IEnumerable<ClassifiedImage> images)
    {
        foreach (ClassifiedImage image in images)
        {
            screen.Heading(string.Create(CultureInfo.InvariantCulture, $"{image.Path} ({image.Milliseconds:F2} ms)"));
            foreach (RankedClass best in image.Classes)
            {
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{100 * best.Probability,7:F2} %  {best.Label}"));
            }

            screen.Flush();
        }
    }
}
