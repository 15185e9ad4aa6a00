using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>Instances that are lent: as many as allowed, to one at a time, over the weights of the day.</summary>
public class NetworkPoolTests
{
    private static readonly float[] s_input = RandomInput.Of(TinyNetwork.InputLength, 3);

    [Fact]
    public void Rent_Network_ComputesWhatAnInstanceAloneDoes()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 2);

        using NetworkRental<TinyNetwork> rental = pool.Rent(TestContext.Current.CancellationToken);

        Assert.Equal(Run(alone), Run(rental.Network));
    }

    [Fact]
    public void TryRent_AllAreLent_GivesNoneUntilOneIsReturned()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 2);
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> first));
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> second));
        TinyNetwork network = first.Network;

        Assert.NotSame(network, second.Network);
        Assert.False(pool.TryRent(out _));

        first.Dispose();
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> third));
        Assert.Same(network, third.Network);
        second.Dispose();
        third.Dispose();
    }

    [Fact]
    public void Dispose_RentalTwice_ReturnsItOnce()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 1);
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> first));
        NetworkRental<TinyNetwork> copy = first;
        first.Dispose();
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> second));

        copy.Dispose();

        Assert.False(pool.TryRent(out _));
        Assert.NotNull(second.Network);
        Assert.Throws<ObjectDisposedException>(() => copy.Network);
        second.Dispose();
    }

    [Fact]
    public async Task RentAsync_AllAreLent_WaitsForTheNextThatIsReturned()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 1);
        NetworkRental<TinyNetwork> first = await pool.RentAsync(TestContext.Current.CancellationToken);
        TinyNetwork network = first.Network;
        Task<NetworkRental<TinyNetwork>> waiting = pool.RentAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);

        first.Dispose();

        using NetworkRental<TinyNetwork> second = await waiting;
        Assert.Same(network, second.Network);
    }

    [Fact]
    public async Task RentAsync_Cancelled_ThrowsAndLosesNoInstance()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 1);
        using CancellationTokenSource source = new();
        NetworkRental<TinyNetwork> first = pool.Rent(TestContext.Current.CancellationToken);
        Task<NetworkRental<TinyNetwork>> waiting = pool.RentAsync(source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> second));
        second.Dispose();
    }

    [Fact]
    public async Task Dispose_Pool_WakesAllWhoWaitAndDisposesWhatComesBack()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        NetworkPool<TinyNetwork> pool = new(alone.Weights, 1);
        NetworkRental<TinyNetwork> rental = pool.Rent(TestContext.Current.CancellationToken);
        TinyNetwork network = rental.Network;
        Task<NetworkRental<TinyNetwork>>[] waiting =
            [.. Enumerable.Range(0, 3).Select(_ => pool.RentAsync(TestContext.Current.CancellationToken).AsTask())];

        pool.Dispose();

        foreach (Task<NetworkRental<TinyNetwork>> task in waiting)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => task);
        }

        Assert.NotEmpty(Run(network));
        rental.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Run(network));
        Assert.Throws<ObjectDisposedException>(() => pool.Rent(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Weights_Set_AreThoseOfTheNextRental()
    {
        using TinyNetwork before = TinyNetwork.CreateRandom(1);
        using TinyNetwork after = TinyNetwork.CreateRandom(2);
        using NetworkPool<TinyNetwork> pool = new(before.Weights, 1);
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> first));

        pool.Weights = after.Weights;

        Assert.Equal(Run(before), Run(first.Network));
        first.Dispose();
        Assert.True(pool.TryRent(out NetworkRental<TinyNetwork> second));
        Assert.Equal(Run(after), Run(second.Network));
        second.Dispose();
    }

    [Fact]
    public void Rent_WeightsAreDisposed_ThrowsAndLosesNoInstance()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using TinyNetwork other = TinyNetwork.CreateRandom(2);
        using NetworkPool<TinyNetwork> pool = new(other.Weights, 1);
        other.Weights.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pool.Rent(TestContext.Current.CancellationToken));

        pool.Weights = alone.Weights;
        using NetworkRental<TinyNetwork> rental = pool.Rent(TestContext.Current.CancellationToken);
        Assert.Equal(Run(alone), Run(rental.Network));
    }

    [Fact]
    public void Rent_ManyThreads_NeverShareAnInstance()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 2);
        float[] expected = Run(alone);

        // A shared instance refuses the second Run.
        Parallel.For(0, 400, _ =>
        {
            using NetworkRental<TinyNetwork> rental = pool.Rent();
            Assert.Equal(expected, Run(rental.Network));
        });
    }

    [Fact]
    public void Rent_InstanceWasMadeBefore_AllocatesNothing()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using NetworkPool<TinyNetwork> pool = new(alone.Weights, 1);

        Assert.Equal(0, Allocations.Minimum(() =>
        {
            using NetworkRental<TinyNetwork> rental = pool.Rent();
        }));
        Assert.Equal(0, Allocations.Minimum(() =>
        {
            ValueTask<NetworkRental<TinyNetwork>> task = pool.RentAsync();
            Assert.True(task.IsCompletedSuccessfully);
            task.Result.Dispose();
        }));
    }

    [Fact]
    public void New_CapacityBelowOneOrWeightsOfAnotherNetwork_Throws()
    {
        using TinyNetwork alone = TinyNetwork.CreateRandom(1);
        using TinyBackbone other = TinyBackbone.CreateRandom(1);

        Assert.Equal(
            "capacity", Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkPool<TinyNetwork>(alone.Weights, 0)).ParamName);
        Assert.Throws<ArgumentException>(() => new NetworkPool<TinyNetwork>(other.Weights, 1));
    }

    private static float[] Run(TinyNetwork network)
    {
        float[] output = new float[TinyNetwork.OutputLength];
        network.Run(s_input, output);
        return output;
    }
}
