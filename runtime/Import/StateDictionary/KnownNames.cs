using System.Globalization;
using System.Text.RegularExpressions;

namespace ShuffleNet.Compiler.Import;

/// <summary>
/// Finds a network by the names that published code gives its tensors: torchvision's, those of the authors' ShuffleNet-Series,
/// and the latter with the stages counted, as detectors have them. Before all of them may stand anything.
/// </summary>
internal static partial class KnownNames
{
    /// <summary>A tensor of the first unit; nothing but such a network has one of this name.</summary>
    private static readonly string[] s_first =
    [
        "stage2.0.branch2.0.weight",
        "features.0.branch_main.0.weight",
        "features.0.branch_main_1.0.weight",
        "stage2.0.branch_main.0.weight",
    ];

    /// <summary>The tensors under the names of docs/weights.md; null if the file has other names.</summary>
    /// <exception cref="UnsupportedWeightsException">The network is there more than once.</exception>
    public static DictionaryTensors? Find(TensorSource file)
    {
        string[] prefixes = [.. s_first.SelectMany(name => NamePrefix.Before(file.Tensors.Select(tensor => tensor.Name), name))];
        if (prefixes.Length == 0)
        {
            return null;
        }

        if (prefixes.Length > 1)
        {
            throw NamePrefix.Several(file, prefixes);
        }

        string prefix = prefixes[0];
        (string Name, TensorInfo Tensor)[] named =
        [
            .. file.Tensors
                .Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(tensor => (tensor.Name[prefix.Length..], tensor)),
        ];
        return new DictionaryTensors(file, WithUnitsCounted(named));
    }

    /// <summary>The authors' code counts the units of all stages together, their users count them in each.</summary>
    private static IEnumerable<(string, TensorInfo)> WithUnitsCounted((string Name, TensorInfo Tensor)[] named)
    {
        List<(int Stage, int Unit)> units =
        [
            .. named.Select(tensor => StageUnit().Match(tensor.Name)).Where(match => match.Success).Select(Place).Distinct().Order(),
        ];
        string Counted(Match match, string name) =>
            string.Create(CultureInfo.InvariantCulture, $"features.{units.IndexOf(Place(match))}{name[match.Length..]}");

        return named.Select(tensor => StageUnit().Match(tensor.Name) is { Success: true } match
            ? (Counted(match, tensor.Name), tensor.Tensor)
            : tensor);
    }

    private static (int Stage, int Unit) Place(Match match) => (Number(match.Groups[1]), Number(match.Groups[2]));

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^stage(\d{1,3})\.(\d{1,4})(?=\.branch_(main|proj)\.)")]
    private static partial Regex StageUnit();
}
