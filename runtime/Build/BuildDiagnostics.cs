namespace ShuffleNet.Compiler.Build;

/// <summary>
/// Every message of the build step and of the package's targets. Each has a page docs/diagnostics/ID.md and a test; a number
/// is never reused. SNC040 to SNC049 are about weights at build time, SNC050 and on about the target, SNC061 to SNC066 about model
/// files, SNC901 is the step's own fault.
/// </summary>
internal static class BuildDiagnostics
{
    public static readonly BuildDiagnostic NoClass = new("SNC040", "error", "Weights are for a class that is not there");

    public static readonly BuildDiagnostic NoNetwork = new("SNC041", "error", "Weights are for a class that is no network");

    public static readonly BuildDiagnostic TwoFiles = new("SNC042", "error", "A class has weights twice");

    public static readonly BuildDiagnostic NoFile = new("SNC043", "error", "A weight file cannot be read");

    public static readonly BuildDiagnostic OtherNetwork = new("SNC044", "error", "The weights are another network's");

    public static readonly BuildDiagnostic BadFile = new("SNC045", "error", "The weight file is damaged or of no known format");

    /// <summary>Given by the targets.</summary>
    public static readonly BuildDiagnostic NeedsIcu = new("SNC049", "warning", "A NativeAOT binary with weights would need ICU");

    /// <summary>Given by the targets.</summary>
    public static readonly BuildDiagnostic NarrowVectors = new("SNC050", "warning", "A NativeAOT binary for x64 would use 128-bit vectors");

    /// <summary>Given by the targets.</summary>
    public static readonly BuildDiagnostic UnknownVectorWidth = new("SNC051", "error", "A vector width that there is not");

    public static readonly BuildDiagnostic NoModelFile = new("SNC065", "error", "A model file cannot be read");

    public static readonly BuildDiagnostic OtherModel = new("SNC066", "error", "A model has what cannot be compiled");

    /// <summary>The generator's own, on the line of the item.</summary>
    public static readonly BuildDiagnostic TwoModels = new("SNC063", "error", "A class has two models");

    /// <inheritdoc cref="TwoModels"/>
    public static readonly BuildDiagnostic ModelName = new("SNC064", "error", "A model names no class");

    public static readonly BuildDiagnostic InternalError = new("SNC901", "error", "Internal error of the build step");

    public static readonly IReadOnlyList<BuildDiagnostic> All =
    [
        NoClass, NoNetwork, TwoFiles, NoFile, OtherNetwork, BadFile, NeedsIcu, NarrowVectors, UnknownVectorWidth, NoModelFile,
        OtherModel,
        InternalError,
    ];
}
