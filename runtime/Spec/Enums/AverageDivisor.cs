namespace ShuffleNet.Compiler;

/// <summary>What the average of a window at the border is divided by.</summary>
public enum AverageDivisor
{
    /// <summary>The number of elements of the window that lie inside the input.</summary>
    ValidElements = 0,

    /// <summary>The number of elements of the window, zero padding included; only what lies beyond the padding is left out.</summary>
    WindowSize = 1,
}
