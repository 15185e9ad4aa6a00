namespace ShuffleNet.Compiler.Fuzz.Targets;

/// <summary>
/// A target that ends the process at the input <c>crash</c>, for the test of what is known then. It is none of
/// <see cref="FuzzTargets.All"/>.
/// </summary>
internal static class CrashTarget
{
    public static FuzzTarget Target { get; } = new("crash", Prepare, typeof(WeightException));

    private static Action Prepare(byte[] input) => () =>
    {
        if (input.AsSpan().SequenceEqual("crash"u8))
        {
            Environment.FailFast("as the input asks");
        }
    };
}
