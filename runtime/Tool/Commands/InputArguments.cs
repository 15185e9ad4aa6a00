using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The arguments and options by which commands name a network.</summary>
internal sealed class InputArguments
{
    private readonly Argument<string[]>? _network;
    private readonly Argument<string>? _file;
    private readonly Option<string?> _spec = new("--spec")
    {
        Description = "The network of a FILE that does not show all of it: a SPEC.",
        HelpName = "SPEC",
    };

    private readonly Option<string?> _size = new("--input")
    {
        Description = "Rows and columns of the input of a FILE that leaves them open, such as 224x224.",
        HelpName = "HxW",
    };

    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "The weights of a FILE that has them elsewhere: a .caffemodel or .bin. Default: of the same name, beside it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "Which network of a FILE of tensors that holds several, such as ema or model.backbone.",
        HelpName = "KEY",
    };

    private InputArguments(Argument<string[]>? network, Argument<string>? file)
    {
        _network = network;
        _network?.Validators.Add(RefuseOptions);
        _file = file;
        _size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is string size && Size(size) is null)
            {
                result.AddError($"--input must be rows x columns, such as 224x224, not '{size}'.");
            }
        });
    }

    /// <summary>Adds a model file or a spec to a command.</summary>
    public static InputArguments AddNetwork(Command command) => new InputArguments(
        new("FILE|SPEC")
        {
            Description = "A model file; or a network without weights, such as V1 g3 0.5x megvii, or [ShuffleNet(…)].",
            Arity = ArgumentArity.OneOrMore,
        },
        null).AddTo(command);

    /// <summary>Adds a model file to a command.</summary>
    public static InputArguments AddFile(Command command) => new InputArguments(
        null,
        new("FILE") { Description = "A model file: .onnx, .caffemodel, .prototxt, .param, .pth, .pth.tar, .safetensors or .snw." })
            .AddTo(command);

    /// <summary>Opens what the command line names, and says what in it has no effect.</summary>
    public NetworkInput Open(ParseResult result, Screen screen)
    {
        InputChoices choices = new(
            result.GetValue(_spec),
            result.GetValue(_size) is string size ? Size(size) : null,
            result.GetValue(_weights),
            result.GetValue(_key));
        NetworkInput network = _file is not null
            ? NetworkInput.OpenFile(result.GetRequiredValue(_file), choices)
            : NetworkInput.Open(string.Join(' ', result.GetRequiredValue(_network!)), choices);
        foreach (string warning in network.Warnings)
        {
            screen.Message($"warning {warning}");
        }

        return network;
    }

    /// <summary>An argument of any number of values takes misspelt options too.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            result.AddError($"'{option.Value}' is neither a command nor an option here.");
        }
    }

    /// <summary>Rows and columns, such as 224x224; null where they are not.</summary>
    public static (int Height, int Width)? Size(string text) =>
        text.Split('x', 'X') is [string rows, string columns]
        && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out int height)
        && int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int width)
        && height is >= 1 and <= 4096 && width is >= 1 and <= 4096
            ? (height, width)
            : null;

    private InputArguments AddTo(Command command)
    {
        if (_file is not null)
        {
            command.Add(_file);
        }
        else
        {
            command.Add(_network!);
        }

        command.Add(_spec);
        command.Add(_size);
        command.Add(_weights);
        command.Add(_key);
        return this;
    }
}
