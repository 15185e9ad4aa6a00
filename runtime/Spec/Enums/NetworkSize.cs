namespace ShuffleNet.Compiler;

/// <summary>The published sizes of ShuffleNetV2+.</summary>
public enum NetworkSize
{
    /// <summary>156 million multiply-adds at 224x224.</summary>
    Small = 0,

    /// <summary>222 million multiply-adds at 224x224.</summary>
    Medium = 1,

    /// <summary>360 million multiply-adds at 224x224.</summary>
    Large = 2,
}
