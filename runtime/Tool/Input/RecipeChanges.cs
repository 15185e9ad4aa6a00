namespace ShuffleNet.Compiler.Tool;

/// <summary>What a command line says otherwise than a recipe; null where it says nothing.</summary>
/// <param name="ShortSide">Pixels of the short side after the resize.</param>
/// <param name="Scale">What pixels are multiplied with first.</param>
/// <param name="Mean">What is subtracted then, one value a plane.</param>
/// <param name="StandardDeviation">What is divided by last, one value a plane.</param>
internal sealed record RecipeChanges(int? ShortSide, float? Scale, IReadOnlyList<float>? Mean, IReadOnlyList<float>? StandardDeviation);
