namespace ShuffleNet.Compiler.Import;

/// <summary>The tensors of a source that stays open when this is disposed.</summary>
internal sealed class BorrowedTensors(TensorSource source) : TensorSource
{
    public override string Name => source.Name;

    public override IReadOnlyList<TensorInfo> Tensors => source.Tensors;

    public override double BatchNormEpsilon => source.BatchNormEpsilon;

    public override void Read(TensorInfo tensor, Span<double> destination) => source.Read(tensor, destination);
}
