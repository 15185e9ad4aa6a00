namespace ShuffleNet.Compiler.Tests.Import;

using System.Runtime.InteropServices;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Import.Onnx;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

/// <summary>ONNX models in, and what they are compared with: the naive network, and the published answer.</summary>
public class OnnxImportTests
{
    // The naive network takes seconds at full size.
    public static TheoryData<string> Cases { get; } = [.. NetworkCases.QuickNames.Where(IsSmall)];

    public static TheoryData<string> More { get; } = [.. NetworkCases.LongNames.Where(IsSmall)];

    /// <summary>Every property that a file can show is read back, and the weights stand where they belong.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Open_AnyNetwork_ShowsItsSpecAndComputesTheSame(string name) => Compare(NetworkCases.Get(name));

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Open_MoreNetworks_ShowTheirSpecAndComputeTheSame(string name) => Compare(NetworkCases.Get(name));

    private static bool IsSmall(string name) =>
        NetworkCases.Get(name) is { InputHeight: > 1 and < 100 } spec && spec.StageChannels[^1] <= 960

        // No reader knows hard-swish and squeeze-and-excitation.
        && spec.HardSwishStages.Count + spec.SqueezeExcitationStages.Count == 0;

    private static void Compare(NetworkSpec spec)
    {
        using RandomTensors tensors = new(spec, seed: 11);
        float[] input = RandomInput.Of(spec, seed: 12);
        using TemporaryFile path = new("model.onnx", ExportedModel.Of(spec, tensors));

        using ModelFile file = ModelFile.Open(path.Path);
        using TensorSource weights = file.TensorsFor(spec);

        double[] expected = Naive(spec, tensors, input);
        double[] drawn = file.Evaluate(input);
        double[] taken = Naive(spec, new RenormalisedTensors(weights), input);
        Assert.Equal(ModelFormat.Onnx, file.Format);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(drawn, value => (float)value)), 0, 1e-5);
        Assert.InRange(Difference.Relative(expected, Array.ConvertAll(taken, value => (float)value)), 0, 1e-5);
    }

    [Fact]
    public void Load_PublishedLightShuffleNet_GivesThePublishedOutput()
    {
        using ModelFile file = ModelFile.Open(SharedData.PathOf("light_shufflenet.onnx"));
        TensorProto published = TensorProto.Parser.ParseFrom(File.ReadAllBytes(SharedData.PathOf("light_shufflenet_output_0.pb")));
        double[] expected = [.. MemoryMarshal.Cast<byte, float>(published.RawData.Span)];
        INetworkRunner network = GeneratedNetwork.Create(file.Attribute);

        using TensorSource weights = file.TensorsFor(network.Spec);
        float[] actual = network.Run(weights, RandomInput.Of(Presets.Of(ShuffleNetDialect.OnnxZoo, 4, 0.5), seed: 23));

        Assert.Equal("[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.OnnxZoo, Groups = 4, Scale = 0.5)]", file.Attribute);
        Assert.InRange(Difference.Relative(expected, actual), 0, 1e-5);
    }

    private static double[] Naive(NetworkSpec spec, TensorSource tensors, float[] input) => spec.Version == ShuffleNetVersion.V1
        ? new ReferenceNetwork(spec, tensors).Run(input)
        : new SplitReference(spec, tensors).Run(input);
}
