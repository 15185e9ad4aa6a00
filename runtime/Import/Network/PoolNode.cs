namespace ShuffleNet.Compiler.Import;

/// <summary>A pool over windows; its size says how many there are, whatever the rounding that led to it.</summary>
internal sealed class PoolNode(string name, ChannelView input, int height, int width, Window window, PoolKind kind)
    : NetworkNode(name, input.Channels, height, width, input)
{
    public Window Window { get; } = window;

    public PoolKind Kind { get; } = kind;

    /// <summary>Whether it is the average of the whole plane.</summary>
    public bool IsGlobalAverage =>
        Kind != PoolKind.Maximum && Height == 1 && Width == 1 && Window.UniformPadding == 0
        && Window.KernelHeight == Input.Height && Window.KernelWidth == Input.Width;
}
