using System.Globalization;
using System.Runtime.Intrinsics;
using ShuffleNet.Compiler;
using ShuffleNet.Compiler.NativeAot;

// Prints the logits of a few networks: `native-aot > answers` under the JIT, then `native-aot answers` in a native binary
// compares. Exits with 1 on a difference or an allocation.
Dictionary<string, double[]> expected = args.Length == 0 ? [] : Answers.Read(args[0]);
bool right = true;
Check<Megvii>(Megvii.InputLength, Megvii.OutputLength);
Check<Paper>(Paper.InputLength, Paper.OutputLength);
Check<OnnxZoo>(OnnxZoo.InputLength, OnnxZoo.OutputLength);
Check<Outer.Gray>(Outer.Gray.InputLength, Outer.Gray.OutputLength);
int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
Console.WriteLine($"# vectors of {bits} bits, {(right ? "all right" : "WRONG")}");
return right ? 0 : 1;

void Check<T>(int inputLength, int outputLength)
    where T : class, IShuffleNet<T>
{
    const double tolerance = 1e-5;
    float[] input = new float[inputLength];
    for (int i = 0; i < input.Length; i++)
    {
        input[i] = (((i * 7919) % 1009) - 504) / 504f;
    }

    float[] output = new float[outputLength];
    using T network = T.CreateRandom(7);
    network.Run(input, output);
    long before = GC.GetAllocatedBytesForCurrentThread();
    network.Run(input, output);
    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    right &= allocated == 0;

    string name = typeof(T).Name;
    Console.WriteLine($"{name} {string.Join(' ', output.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");
    Console.WriteLine($"# {name} allocated {allocated} bytes");
    if (args.Length > 0)
    {
        double largest = expected[name].Max(Math.Abs);
        double difference = output.Zip(expected[name], (value, answer) => Math.Abs(value - answer)).Max() / largest;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {name} differs by {difference:E2} of the largest logit"));
        right &= output.Length == expected[name].Length && difference <= tolerance;
    }
}
