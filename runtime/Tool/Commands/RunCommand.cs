using System.CommandLine;
using System.CommandLine.Parsing;
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
        Option<string?> recipe = new("--preprocess")
        {
            Description = "How images are prepared. Default: as for the dialect's published weights.", HelpName = "RECIPE",
        };
        recipe.AcceptOnlyFromAmong([.. Recipe.All.Keys]);
        Option<int?> shortSide = new("--short-side")
        {
            Description = "Pixels of the short side after the resize, instead of the recipe's.", HelpName = "N",
        };
        Option<float?> scale = new("--scale") { Description = "What pixels (0 to 255) are multiplied with first.", HelpName = "X" };
        Option<IReadOnlyList<float>?> mean = Planes("--mean", "What is subtracted then, one number a plane.");
        Option<IReadOnlyList<float>?> deviation = Planes("--deviation", "What is divided by last, one number a plane.");
        Command command = new("run", "Classifies images with a model; it is compiled in memory.");
        InputArguments input = InputArguments.AddFile(command);
        Array.ForEach<Symbol>([images, labels, top, recipe, shortSide, scale, mean, deviation], symbol => Add(command, symbol));
        command.SetAction(result =>
        {
            using NetworkInput network = input.Open(result, screen);
            if (network.Spec.IsBackbone)
            {
                throw new ToolException(ExitCode.Usage, "a backbone gives feature maps, no classes; leave Outputs out of --spec");
            }

            string name = result.GetValue(recipe) ?? Recipe.NameOf(network.Spec);
            RecipeChanges changes = new(
                result.GetValue(shortSide), result.GetValue(scale), result.GetValue(mean), result.GetValue(deviation));
            using ImageClassifier classifier = ImageClassifier.Create(
                screen,
                network,
                Recipe.For(Recipe.All[name], network.Spec, changes),
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

    private static Option<IReadOnlyList<float>?> Planes(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "A,B,C",
        CustomParser = result => Numbers(name, result),
    };

    private static float[]? Numbers(string name, ArgumentResult result)
    {
        List<float> numbers = [];
        foreach (string text in result.Tokens.Single().Value.Split(','))
        {
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number))
            {
                result.AddError($"{name} must be numbers with commas between, not '{text}'.");
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Add(Command command, Symbol symbol)
    {
        if (symbol is Argument argument)
        {
            command.Add(argument);
        }
        else
        {
            command.Add((Option)symbol);
        }
    }
}
