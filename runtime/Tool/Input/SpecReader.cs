using System.Globalization;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tool;

/// <summary>From what the user says of a network to the compiler's spec.</summary>
internal static class SpecReader
{
    /// <summary>Reads either form.</summary>
    /// <param name="text">The attribute, or a spec in a few words.</param>
    /// <exception cref="ToolException">It is neither, or the network does not exist.</exception>
    public static ReadSpec Read(string text)
    {
        WrittenProperties properties = text.TrimStart().StartsWith('[') ? AttributeText.Read(text) : ShortSpec.Read(text);
        if (!properties.Says(nameof(ShuffleNetAttribute.Version)))
        {
            throw new ToolException(ExitCode.Usage, $"spec: '{text}' does not say the version: V1, V2, V2Plus or OneShot");
        }

        SpecResolution resolution = NetworkResolver.Resolve(properties.ToRaw());
        IReadOnlyList<string> problems = [.. resolution.Problems.Select(Message)];
        return resolution.Spec is NetworkSpec spec
            ? new ReadSpec(properties.ToAttribute(), spec, resolution.Options, resolution.Size, problems)
            : throw new ToolException(ExitCode.Usage, $"spec: {problems[0]}");
    }

    private static string Message(SpecProblem problem) => problem.Descriptor.Id + ": "
        + string.Format(
            CultureInfo.InvariantCulture, problem.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. problem.Arguments]);
}
