namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>When an inference begins and ends, and what stands meanwhile.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly Workspace _workspace = new(1);
    private readonly WeightMemory _memory = WeightMemory.Of(new AlignedBuffer(1));
    private readonly PackedWeights _weights;

    public WorkspaceTests() => _weights = new PackedWeights(new WeightLayout("one weight", 0, 1, () => []), _memory);

    public void Dispose()
    {
        _weights.Dispose();
        _workspace.Dispose();
    }

    [Fact]
    public void Enter_WhileUnderWay_ThrowsAndLeavesTheOtherAlone()
    {
        using (InferenceLease lease = _workspace.Enter(_weights))
        {
            Assert.Throws<InvalidOperationException>(() => _workspace.Enter(_weights));
            lease.Weights = 3;
            Assert.Equal(3, lease.Weights);
        }

        _workspace.Enter(_weights).Dispose();
    }

    /// <summary>A copy that is disposed late must not end the inference of somebody else.</summary>
    [Fact]
    public void Dispose_OfALeaseThatHasEnded_DoesNothing()
    {
        InferenceLease first = _workspace.Enter(_weights);
        first.Dispose();
        using InferenceLease second = _workspace.Enter(_weights);

        first.Dispose();

        Assert.Throws<InvalidOperationException>(() => _workspace.Enter(_weights));
        _memory.Dispose();
        Assert.False(_memory.IsClosed);
    }

    [Fact]
    public void Dispose_WhileUnderWay_LetsItEndAndRefusesTheNext()
    {
        using (InferenceLease lease = _workspace.Enter(_weights))
        {
            _workspace.Dispose();
            _memory.Dispose();
            lease.Arena = 1;
        }

        Assert.True(_memory.IsClosed);
        Assert.Throws<ObjectDisposedException>(() => _workspace.Enter(_weights));
    }
}
