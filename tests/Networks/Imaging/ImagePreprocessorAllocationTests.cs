namespace ShuffleNet.Compiler.Tests.Networks.Imaging;

public class ImagePreprocessorAllocationTests
{
    [Fact]
    public void Run_SizesWithinTheConstructors_AllocatesNothing()
    {
        // Wide, high, equal, small and long: the sizes that need most taps or columns.
        Assert.Equal(0, Minimum(() => Allocated(
            new ImagePreprocessor(PreprocessOptions.Torchvision, 700, 600),
            [(700, 600), (600, 600), (1, 600), (700, 1), (40, 30), (257, 256), (700, 600)])));
    }

    [Fact]
    public void Run_LargerImageThanReserved_AllocatesOnce()
    {
        Assert.Equal(0, Minimum(() =>
        {
            ImagePreprocessor preprocessor = new(PreprocessOptions.Megvii, 300, 300);
            Assert.NotEqual(0, Allocated(preprocessor, [(500, 400)]));
            return Allocated(preprocessor, [(500, 400), (400, 400), (500, 400)]);
        }));
    }

    /// <summary>
    /// Of five times: the runtime may allocate on this thread while it compiles a method; the method itself does so every time.
    /// </summary>
    private static long Minimum(Func<long> allocated) => Enumerable.Range(0, 5).Min(_ => allocated());

    private static long Allocated(ImagePreprocessor preprocessor, (int Width, int Height)[] sizes)
    {
        byte[] pixels = new byte[700 * 600 * 4];
        float[] output = new float[preprocessor.OutputLength];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach ((int width, int height) in sizes)
        {
            preprocessor.Run(pixels, width, height, width * 4, PixelFormat.Bgra, output);
            preprocessor.Run(pixels, width, height, width * 3, PixelFormat.Rgb, output);
            preprocessor.Run(pixels, width, height, width, PixelFormat.Gray, output);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
