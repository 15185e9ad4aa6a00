using System.Globalization;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// A number that an activation or a residual add needs in all lanes. Where a multiply-add takes a lane it is a local, of which
/// the compiler does not know that it is constant; see <c>Simd.OpaqueConstant</c>.
/// </summary>
/// <param name="Name">Of the local.</param>
/// <param name="Literal">The number in C#.</param>
internal sealed record ActivationConstant(string Name, string Literal)
{
    public static ActivationConstant Zero { get; } = new("zero", "0f");

    public static ActivationConstant One { get; } = new("one", "1f");

    public static ActivationConstant Three { get; } = new("three", "3f");

    public static ActivationConstant MinusThree { get; } = new("minusThree", "-3f");

    public static ActivationConstant Six { get; } = new("six", "6f");

    public static ActivationConstant Sixth { get; } = new("sixth", "1f / 6");

    public static ActivationConstant Half { get; } = new("half", "0.5f");

    public static ActivationConstant Slope(Activation activation) =>
        new("slope", activation.Slope.ToString("R", CultureInfo.InvariantCulture) + "f");

    /// <summary>Those of an activation.</summary>
    public static IEnumerable<ActivationConstant> Of(Activation activation) => activation.Kind switch
    {
        ActivationKind.Relu => [Zero],
        ActivationKind.Relu6 => [Zero, Six],
        ActivationKind.LeakyRelu => [Slope(activation)],
        ActivationKind.HardSwish => [Three, MinusThree, Sixth, Half],
        ActivationKind.HardSigmoid => [Zero, Sixth, Half, One],
        _ => [],
    };
}
