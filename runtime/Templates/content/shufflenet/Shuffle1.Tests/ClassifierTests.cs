public class ClassifierTests
{
    [Fact]
    public void Predict_Example_IsAnAnkleBoot()
    {
        using Classifier network = new();

        int best = network.Predict(GreyImage.Read(Path.Combine(AppContext.BaseDirectory, "example.pgm")));

        Assert.Equal("ankle boot", Classifier.NameOf(best));
    }

    [Fact]
    public void Run_Again_AllocatesNothing()
    {
        using Classifier network = new();
        float[] input = new float[Classifier.InputLength], logits = new float[Classifier.OutputLength];
        // Of many, because the runtime itself may allocate on this thread while it compiles.
        long least = Enumerable.Range(0, 20).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Run(input, logits);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(0, least);
    }
}
