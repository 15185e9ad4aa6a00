namespace ShuffleNet.Compiler.Tests.Support;

[ShuffleNet(
    ShuffleNetVersion.V1,
    Groups = 3,
    InputHeight = 32,
    InputWidth = 32,
    StemChannels = 12,
    StageChannels = [48, 96],
    StageRepeats = [2, 1],
    Classes = 10)]
public sealed partial class TinyNetwork
{
    /// <summary>The tensors behind <see cref="CreateRandom"/>.</summary>
    internal static RandomTensorSource RandomTensors(int seed) => new(LayerPackings(), seed);
}
