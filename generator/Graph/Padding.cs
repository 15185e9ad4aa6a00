namespace ShuffleNet.Compiler.Generator.Graph;

/// <summary>Rows and columns around a plane over which windows reach.</summary>
internal readonly record struct Padding(int Top, int Left, int Bottom, int Right)
{
    public bool IsNone => this == default;

    /// <summary>The same on each side; null where the sides differ.</summary>
    public int? Even => Top == Left && Top == Bottom && Top == Right ? Top : null;

    /// <summary>As much on each side.</summary>
    public static implicit operator Padding(int all) => new(all, all, all, all);

    /// <summary>How many windows a convolution puts over a plane, along each side; 0 where not even one fits.</summary>
    public (int Height, int Width) Windows(TensorShape input, int kernel, int stride) =>
        (Windows(input.Height + Top + Bottom, kernel, stride), Windows(input.Width + Left + Right, kernel, stride));

    public override string ToString() => Even is int even ? Text.Of($"{even}") : Text.Join(" ", Top, Left, Bottom, Right);

    private static int Windows(int size, int kernel, int stride) => size < kernel ? 0 : ((size - kernel) / stride) + 1;
}
