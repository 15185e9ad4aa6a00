namespace ShuffleNet.Compiler;

/// <summary>The kinds of units by the numbers of the authors' search.</summary>
internal static class UnitKind
{
    /// <summary>Three depthwise convolutions of 3x3; the kinds before it have one, of 3x3, 5x5 and 7x7.</summary>
    public const int Xception = 3;

    /// <summary>Whether a network has units of three depthwise convolutions, so that its kernels do not say what its units are.</summary>
    public static bool HasXception(NetworkSpec spec) => spec.UnitKinds.Contains(Xception);

    /// <summary>The kernel of a kind's depthwise convolutions.</summary>
    public static int Kernel(int kind) => kind == Xception ? 3 : 3 + (2 * kind);

    /// <summary>The kind with one depthwise convolution of a kernel.</summary>
    public static int OfKernel(int kernel) => (kernel - 3) / 2;
}
