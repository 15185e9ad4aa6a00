using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using ShuffleNet.Compiler.Samples.ImageNet;

Option<string> weights = new("--weights")
{
    Description = "Trained weights of ShuffleNet V1 0.5x: .pth, .pth.tar or .safetensors.",
    HelpName = "FILE",
    Required = true,
};
Option<string?> groups = new("--groups")
{
    Description = "Groups of the network, 3 or 8. Default: the network whose shapes the weights have.",
    HelpName = "3|8",
};
Option<string?> classes = new("--classes")
{
    Description = "Names of the 1,000 classes, one a line. Default: numbers.",
    HelpName = "FILE",
};
Option<string?> folder = new("--images")
{
    Description = "Folder of the images of --labels.",
    HelpName = "DIR",
};
Option<string?> labels = new("--labels")
{
    Description = "Lines of a file name, a tab and a class number from 0; prints how many are right.",
    HelpName = "FILE.tsv",
};
Argument<string[]> images = new("IMAGE")
{
    Description = "JPEG or PNG files; prints the five best classes of each.",
    Arity = ArgumentArity.ZeroOrMore,
};
groups.Validators.Add(result =>
{
    if (result.Tokens is not [{ Value: "3" or "8" }])
    {
        result.AddError($"--groups must be 3 or 8, not '{string.Join(' ', result.Tokens)}'.");
    }
});
images.Validators.Add(result =>
{
    // An argument of any number of values takes misspelt options too.
    if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
    {
        result.AddError($"'{option.Value}' is not an option.");
    }
});
RootCommand command = new("Classifies photographs with a ShuffleNet that was compiled into this program.")
{
    weights, groups, classes, folder, labels, images,
};
command.Validators.Add(result =>
{
    bool measures = result.GetResult(folder) is not null || result.GetResult(labels) is not null;
    if (measures && (result.GetValue(folder) is null || result.GetValue(labels) is null))
    {
        result.AddError("--images and --labels go together.");
    }
    else if (measures == (result.GetResult(images)?.Tokens.Count > 0))
    {
        result.AddError("Give either images, or --images and --labels.");
    }
});
command.SetAction(parsed =>
{
    Request request = new(
        parsed.GetRequiredValue(weights),
        parsed.GetValue(groups) switch { "3" => 3, "8" => 8, _ => null },
        parsed.GetValue(classes),
        parsed.GetValue(images) ?? [],
        parsed.GetValue(folder),
        parsed.GetValue(labels));
    return Classification.Run(request);
});

// The bars are not ASCII.
Console.OutputEncoding = Encoding.UTF8;
ParseResult parse = command.Parse(args);
if (parse.Action is ParseErrorAction)
{
    // One line instead of the whole help.
    Console.Error.WriteLine($"{parse.Errors[0].Message} See --help.");
    return ExitCode.Usage;
}

try
{
    return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (SampleException exception)
{
    Console.Error.WriteLine(exception.Message);
    return exception.ExitCode;
}
