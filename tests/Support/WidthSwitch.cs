using System.Reflection;
using System.Runtime.Intrinsics;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>
/// Lets emitted classes run at every vector width that this machine has, in one process: the test for the width in <c>Run</c>
/// becomes a comparison with a field of the compiled assembly.
/// </summary>
internal static class WidthSwitch
{
    /// <summary>The user's code that holds the field.</summary>
    public const string Source = "namespace Test { internal static class Width { public static int Bits = 512; } }";

    /// <summary>Bits of a vector, the widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } =
    [
        .. Vector512.IsHardwareAccelerated ? [512] : Array.Empty<int>(),
        .. Vector256.IsHardwareAccelerated ? [256] : Array.Empty<int>(),
        128,
    ];

    public static EmittedFile Into(EmittedFile file) => file with { Source = VectorIsa.All.Aggregate(file.Source, (source, isa) =>
        source.Replace(
            $"global::System.Runtime.Intrinsics.{isa.Type}.IsHardwareAccelerated",
            $"global::Test.Width.Bits >= {isa.Bits}",
            StringComparison.Ordinal)) };

    /// <summary>From here on the classes of the assembly run at this width.</summary>
    public static void Set(Assembly assembly, int bits) => assembly.GetType("Test.Width")!.GetField("Bits")!.SetValue(null, bits);
}
