namespace ShuffleNet.Compiler;

/// <summary>The member of the ShuffleNet family.</summary>
public enum ShuffleNetVersion
{
    /// <summary>ShuffleNet (Zhang et al., 2017): grouped pointwise convolutions around a channel shuffle.</summary>
    V1 = 1,
}
