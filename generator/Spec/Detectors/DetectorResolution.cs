namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>The outcome of resolving a detector.</summary>
/// <param name="Detector">Its head; null exactly if there is an error, of the head or of the backbone.</param>
/// <param name="Problems">What was found of the attribute of the head.</param>
/// <param name="Backbone">The backbone, and what was found of the attribute that says it.</param>
internal sealed record DetectorResolution(
    DetectorSpec? Detector, EquatableArray<SpecProblem> Problems, SpecResolution Backbone)
{
    /// <summary>What a wrong head gives.</summary>
    public static DetectorResolution Wrong(IEnumerable<SpecProblem> problems, IEnumerable<SpecProblem>? backbone = null) =>
        new(null, new(problems), new(null, new(backbone ?? [])));
}
