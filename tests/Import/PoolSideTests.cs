namespace ShuffleNet.Compiler.Tests.Import;

using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.Tests.Support.Reference;

public class PoolSideTests
{
    [Theory]
    [InlineData(3, 0, PoolRounding.Ceiling)]
    [InlineData(3, 1, PoolRounding.Ceiling)]
    [InlineData(3, 1, PoolRounding.Floor)]
    [InlineData(2, 0, PoolRounding.Ceiling)]
    [InlineData(2, 0, PoolRounding.Floor)]
    public void Windows_AnySize_AreTheReferences(int kernel, int padding, PoolRounding rounding)
    {
        for (int size = 3; size < 40; size++)
        {
            PoolSide side = new(size, kernel, 2, padding, rounding);
            ReferencePool reference = new(kernel, 2, padding, rounding);
            int last = reference.OutputSize(size) - 1;

            Assert.Equal(last, side.Windows - 1);
            Assert.Equal(kernel - side.Beyond, reference.At(last, size).WithPadding);
            Assert.Equal(side.Windows, ((size + padding + side.After - kernel) / 2) + 1);
        }
    }
}
