using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using ShuffleNet.Compiler.Samples.Fashion;

Option<bool> all = new("--all")
{
    Description = "The 10,000 test images: accuracy, speed, confusion matrix.",
};
Option<bool> check = new("--check")
{
    Description = "Only how many predictions equal PyTorch's, on the first 200 test images or, with --all, on all.",
};
Option<string?> export = new("--export")
{
    Description = "With --check: writes the packed weights (fashion.snw) and the logits (logits.f32, ten float32 for each image) there.",
    HelpName = "DIR",
};
Option<string> data = new("--data")
{
    Description = "Folder of the test images of Fashion-MNIST, for --all.",
    HelpName = "DIR",
    DefaultValueFactory = _ => TestSet.DefaultFolder,
};
Option<int?> count = new("--count")
{
    Description = "Only the first N images.",
    HelpName = "N",
};
export.Validators.Add(result =>
{
    if (!result.GetValue(check))
    {
        result.AddError("--export goes with --check.");
    }
});
data.Validators.Add(result =>
{
    if (!result.Implicit && !result.GetValue(all))
    {
        result.AddError("--data goes with --all.");
    }
});
count.Validators.Add(result =>
{
    if (result.Tokens is not [var token] || !int.TryParse(token.Value, out int value) || value < 1)
    {
        result.AddError("--count must be a whole number from 1.");
    }
});
RootCommand command = new("Tells ten kinds of clothes apart with a ShuffleNet that was compiled into this program.")
{
    all, check, export, data, count,
};
command.SetAction(parsed =>
{
    int? first = parsed.GetValue(count);
    TestSet? set = parsed.GetValue(all) ? TestSet.Read(parsed.GetRequiredValue(data)) : null;
    using Classifier classifier = new();
    if (parsed.GetValue(check))
    {
        return CheckReport.Print(
            classifier, (set?.Images ?? EmbeddedFiles.FirstImages()).Take(first ?? TestSet.Count), parsed.GetValue(export));
    }

    return set is null ? GalleryReport.Print(classifier, first) : TestSetReport.Print(classifier, set, first);
});

// The blocks of pictures and bars are not ASCII.
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
    return ExitCode.Input;
}
