namespace ShuffleNet.Compiler;

/// <summary>stub</summary>
public abstract class WeightFile : TensorSource
{
    /// <summary>stub</summary>
    public static WeightFile Open(string path) => throw new NotImplementedException(path);

    /// <summary>stub</summary>
    public static WeightFile Open(Stream stream, string name) => throw new NotImplementedException(name);
}
