using System.Globalization;

namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>The words of one operator, read as what they have to be.</summary>
internal sealed class OperatorLine(NamedOperator line)
{
    public string Name => line.Name;

    public string Operation => line.Operation;

    public OperatorShape Shape => line.Shape;

    public OperatorTextException Fault(string reason) => new(line.Line, reason);

    public int Number(string key, int least, long most) =>
        int.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Fault(Text.Of($"{key} is {Value(key)}; it must be {least} to {most}"));

    public float Real(string key) =>
        float.TryParse(Value(key), NumberStyles.Float, CultureInfo.InvariantCulture, out float number)
            && !float.IsNaN(number) && !float.IsInfinity(number)
            ? number
            : throw Fault(Text.Of($"{key} is {Value(key)}; it must be a finite number"));

    public bool Flag(string key) => Word(key, "true", "false") == "true";

    public string Word(string key, params string[] words) => words.Contains(Value(key))
        ? Value(key)
        : throw Fault(Text.Of($"{key} is {Value(key)}; it must be one of {string.Join(", ", words)}"));

    /// <summary>Rows and columns around the planes: top, left, bottom, right.</summary>
    public Padding Padding() => Numbers("padding") is [int top, int left, int bottom, int right]
        ? new(top, left, bottom, right)
        : throw Fault("padding must be four numbers: top, left, bottom, right");

    public int[] Numbers(string key) => [.. Value(key).Split(',').Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Fault(Text.Of($"{key} has {part}; it must be a list of numbers, such as 0,2,1,3")))];

    private string Value(string key) => line.Properties.FirstOrDefault(property => property.Name == key)?.Value
        ?? throw Fault(Text.Of($"{line.Operation} says nothing of {key}: add {key}=…"));
}
