using ShuffleNet.Compiler;

/// <summary>
/// The network of model.safetensors: ShuffleNet V1 0.5x, trained on Fashion-MNIST. For weights of your own,
/// <c>shufflenet spec FILE</c> prints the attribute.
/// </summary>
[ShuffleNet(
    ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii, Groups = 3, Scale = 0.5, StemStride = 1, StemPool = false,
    InputHeight = 28, InputWidth = 28, InputChannels = 1, Classes = 10)]
public sealed partial class Classifier
{
    private static readonly string[] s_names =
        ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>What a class is called.</summary>
    public static string NameOf(int index) => s_names[index];

    /// <summary>The class with the largest logit.</summary>
    /// <param name="pixels">28 rows of 28 grey values.</param>
    public int Predict(ReadOnlySpan<byte> pixels)
    {
        // As the network was trained: 0..1, less the mean of the training images, over their deviation.
        Span<float> input = stackalloc float[InputLength];
        Span<float> logits = stackalloc float[OutputLength];
        for (int i = 0; i < input.Length; i++)
        {
            input[i] = ((pixels[i] / 255f) - 0.2860f) / 0.3530f;
        }

        Run(input, logits);
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }
}
