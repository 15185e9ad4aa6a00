namespace ShuffleNet.Compiler;

/// <summary>How the size of a pool's output is rounded.</summary>
public enum PoolRounding
{
    /// <summary>Down: windows that do not fit are dropped.</summary>
    Floor = 0,

    /// <summary>Up: a last window that begins inside the input is kept and clipped.</summary>
    Ceiling = 1,
}
