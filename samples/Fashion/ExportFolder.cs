using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Samples.Fashion;

/// <summary>What another program needs to compute the same: the packed weights, and the logits to compare with.</summary>
internal sealed class ExportFolder(string path) : IDisposable
{
    private readonly FileStream _logits = Checked(() => File.Create(Path.Combine(path, "logits.f32")));

    public void WriteWeights(PackedWeights weights) => Checked(() =>
    {
        weights.Save(Path.Combine(path, "fashion.snw"));
        return weights;
    });

    public void WriteLogits(ReadOnlySpan<float> logits) => _logits.Write(MemoryMarshal.AsBytes(logits));

    public void Dispose() => _logits.Dispose();

    private static T Checked<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SampleException(exception.Message, exception);
        }
    }
}
