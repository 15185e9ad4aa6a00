using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;

namespace ShuffleNet.Compiler.Tests.Import;

/// <summary>What is written from a loaded class: ONNX Runtime agrees with it, and it comes back as the same class.</summary>
public class ModelExporterTests
{
    [Fact]
    public void WriteOnnx_LoadedClass_OnnxRuntimeAgreesAndItComesBack()
    {
        CheckOnnx(TinyNetwork.CreateRandom(3));
        CheckOnnx(MegviiNetwork.CreateRandom(4));
        CheckOnnx(SplitNetwork.CreateRandom(5));
        CheckOnnx(MegviiSplitNetwork.CreateRandom(6));
        CheckOnnx(WideNetwork.CreateRandom(9));
        CheckOnnx(WideSplitNetwork.CreateRandom(10));
    }

    [Fact]
    public void WriteSafetensors_LoadedClass_LoadsIntoTheSameWeights()
    {
        CheckSafetensors(TinyNetwork.CreateRandom(3));
        CheckSafetensors(MegviiNetwork.CreateRandom(4));
        CheckSafetensors(SplitNetwork.CreateRandom(5));
        CheckSafetensors(MegviiSplitNetwork.CreateRandom(6));
        CheckSafetensors(WideNetwork.CreateRandom(9));
        CheckSafetensors(WideSplitNetwork.CreateRandom(10));
    }

    [Fact]
    public void WriteOnnx_TensorsOfAnotherNetwork_NamesTheTensor()
    {
        using SplitNetwork other = SplitNetwork.CreateRandom(1);
        using TensorSource tensors = other.Weights.Unpack();

        MissingTensorException exception = Assert.Throws<MissingTensorException>(() =>
            ModelExporter.WriteOnnx(TinyNetwork.Spec, tensors, Stream.Null));

        Assert.Contains("first_conv.0.weight", exception.Message);
    }

    /// <summary>A backbone takes a classifier's file, whose head it passes over.</summary>
    [Fact]
    public void Load_ClassifierIntoBackbone_TakesTheStages()
    {
        using SplitNetwork classifier = SplitNetwork.CreateRandom(8);
        using MemoryStream model = new();
        ModelExporter.WriteOnnx(classifier, model);
        using TemporaryFile path = new("classifier.onnx", model.ToArray());
        using TensorSource tensors = classifier.Weights.Unpack();

        using SplitBackbone expected = SplitBackbone.Load(tensors);
        using SplitBackbone actual = ModelFile.Load<SplitBackbone>(path.Path);

        Assert.Equal(expected.Weights.Floats(), actual.Weights.Floats());
    }

    private static void CheckOnnx<T>(T network)
        where T : class, IShuffleNet<T>
    {
        using MemoryStream model = new();
        ModelExporter.WriteOnnx(network, model);
        using TemporaryFile path = new("network.onnx", model.ToArray());
        using OnnxSession session = new(model.ToArray());
        float[] input = RandomInput.Of(session.Input.Length, seed: 7);
        double[] expected = Array.ConvertAll(session.Run(input), value => (double)value);
        float[] actual = new float[expected.Length];

        network.Run(input, actual);
        using T again = ModelFile.Load<T>(path.Path);

        Assert.InRange(Difference.Relative(expected, actual), 0, 1e-4);
        Assert.Equal(network.Weights.Floats(), again.Weights.Floats());
        network.Dispose();
    }

    private static void CheckSafetensors<T>(T network)
        where T : class, IShuffleNet<T>
    {
        using MemoryStream file = new();
        ModelExporter.WriteSafetensors(network, file);
        using TemporaryFile path = new("network.safetensors", file.ToArray());
        file.Position = 0;

        using T again = T.Load(file);
        using ModelFile model = ModelFile.Open(path.Path);

        Assert.Equal(network.Weights.Floats(), again.Weights.Floats());
        Assert.Equal(ModelFormat.StateDictionary, model.Format);
        Assert.Equal(T.Spec, model.Spec);
        network.Dispose();
    }
}
