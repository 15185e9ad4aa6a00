namespace ShuffleNet.Compiler;

/// <summary>The member of the ShuffleNet family.</summary>
public enum ShuffleNetVersion
{
    /// <summary>ShuffleNet (Zhang et al., 2017): grouped pointwise convolutions around a channel shuffle.</summary>
    V1 = 1,

    /// <summary>ShuffleNet V2 (Ma et al., 2018): half of the channels passes a unit, the other half goes through its branch.</summary>
    V2 = 2,

    /// <summary>
    /// ShuffleNetV2+ of the authors' ShuffleNet-Series: V2 with searched units, hard-swish and squeeze-and-excitation.
    /// </summary>
    V2Plus = 3,

    /// <summary>The network that the authors' single-path one-shot search found (Guo et al., 2019).</summary>
    OneShot = 4,
}
