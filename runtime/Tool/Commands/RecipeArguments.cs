using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The options by which commands say how images are prepared.</summary>
internal sealed class RecipeArguments
{
    private readonly Option<string?> _recipe = new("--preprocess")
    {
        Description = "How images are prepared. Default: as for the dialect's published weights.", HelpName = "RECIPE",
    };

    private readonly Option<int?> _shortSide = new("--short-side")
    {
        Description = "Pixels of the short side after the resize, instead of the recipe's.", HelpName = "N",
    };

    private readonly Option<float?> _scale = new("--scale")
    {
        Description = "What pixels (0 to 255) are multiplied with first.", HelpName = "X",
    };

    private readonly Option<IReadOnlyList<float>?> _mean = Planes("--mean", "What is subtracted then, one number a plane.");

    private readonly Option<IReadOnlyList<float>?> _deviation = Planes("--deviation", "What is divided by last, one number a plane.");

    private RecipeArguments() => _recipe.AcceptOnlyFromAmong([.. Recipe.All.Keys]);

    public static RecipeArguments AddTo(Command command)
    {
        RecipeArguments arguments = new();
        Array.ForEach<Option>(
            [arguments._recipe, arguments._shortSide, arguments._scale, arguments._mean, arguments._deviation], command.Add);
        return arguments;
    }

    /// <summary>The recipe's name, and how images are prepared by it for a network.</summary>
    /// <exception cref="ToolException">The network takes no images.</exception>
    public (string Name, PreprocessOptions Options) For(NetworkSpec network, ParseResult result)
    {
        string name = result.GetValue(_recipe) ?? Recipe.NameOf(network);
        RecipeChanges changes = new(
            result.GetValue(_shortSide), result.GetValue(_scale), result.GetValue(_mean), result.GetValue(_deviation));
        return (name, Recipe.For(Recipe.All[name], network, changes));
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
}
