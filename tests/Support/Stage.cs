namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>
/// The trait of tests that the quick run leaves out: <c>[Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]</c>. CONTRIBUTING.md
/// says what runs them.
/// </summary>
internal static class Stage
{
    public const string Name = "Stage";

    /// <summary>Minutes; .ci/run runs them.</summary>
    public const string Long = "long";

    /// <summary>Up to hours; nobody waits for them.</summary>
    public const string Sweep = "sweep";

    /// <summary>No test of anything: what scripts have the tests write.</summary>
    public const string Script = "script";
}
