namespace ShuffleNet.Compiler.Tests.Onnx;

using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Reference;

public class OnnxPoolTests
{
    [Theory]
    [InlineData(3, 0, (int)PoolRounding.Ceiling)]
    [InlineData(3, 1, (int)PoolRounding.Ceiling)]
    [InlineData(3, 1, (int)PoolRounding.Floor)]
    [InlineData(2, 0, (int)PoolRounding.Ceiling)]
    [InlineData(2, 0, (int)PoolRounding.Floor)]
    public void Windows_AnySize_AreTheReferences(int kernel, int padding, int rounding)
    {
        for (int size = 3; size < 40; size++)
        {
            var onnx = new OnnxPool(size, kernel, 2, padding, (PoolRounding)rounding);
            var reference = new ReferencePool(kernel, 2, padding, (PoolRounding)rounding);

            Assert.Equal(reference.OutputSize(size), onnx.Windows);
            Assert.Equal(
                Enumerable.Range(0, onnx.Windows).Select(window => reference.At(window, size).WithPadding), onnx.Counts);
            Assert.Equal(onnx.Windows, ((size + padding + onnx.After - kernel) / 2) + 1);
        }
    }
}
