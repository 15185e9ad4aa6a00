namespace ShuffleNet.Compiler.Tests.Support.Files;

/// <summary>Opens what tests have in memory or beside them.</summary>
internal static class WeightFiles
{
    public static WeightFile Open(byte[] bytes) => WeightFile.Open(new MemoryStream(bytes), "test file");

    public static double[] Read(this WeightFile file, string name) => file.Read(file.Tensors.Single(tensor => tensor.Name == name));

    public static double[] Read(this WeightFile file, TensorInfo tensor)
    {
        double[] values = new double[tensor.Length];
        file.Read(tensor, values);
        return values;
    }

    public static void ReadAll(byte[] bytes)
    {
        using WeightFile file = Open(bytes);
        foreach (TensorInfo tensor in file.Tensors)
        {
            file.Read(tensor);
        }
    }

    /// <summary>A file that PyTorch wrote (Data/make.py).</summary>
    public static string WrittenByTorch(string name) => Path.Combine(Repository.Root, "tests", "Import", "Weights", "Data", name);
}
