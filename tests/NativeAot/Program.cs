using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ShuffleNet.Compiler;
using ShuffleNet.Compiler.NativeAot;

// Prints the logits of a few networks: `native-aot > answers` under the JIT, then `native-aot answers` in a native binary
// compares: bit for bit where both have the same vectors. Exits with 1 on a difference or an allocation.
Answers? expected = args.Length == 0 ? null : Answers.Read(args[0]);
int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
string machine = $"# {RuntimeInformation.ProcessArchitecture} with vectors of {bits} bits";
Dictionary<string, float[]> outputs = [];
bool right = true;
Console.WriteLine(machine);
CheckClassifier<Megvii>(Megvii.InputLength, Megvii.OutputLength);
CheckClassifier<Paper>(Paper.InputLength, Paper.OutputLength);
CheckClassifier<OnnxZoo>(OnnxZoo.InputLength, OnnxZoo.OutputLength);
CheckClassifier<Outer.Gray>(Outer.Gray.InputLength, Outer.Gray.OutputLength);
CheckClassifier<Torchvision>(Torchvision.InputLength, Torchvision.OutputLength);
CheckClassifier<MegviiSplit>(MegviiSplit.InputLength, MegviiSplit.OutputLength);
CheckClassifier<MegviiTwoThreads>(MegviiTwoThreads.InputLength, MegviiTwoThreads.OutputLength);
CheckClassifier<Outer.GrayTwoThreads>(Outer.GrayTwoThreads.InputLength, Outer.GrayTwoThreads.OutputLength, runs: 200);
CheckBackbone<Backbone>(Backbone.InputLength);
CheckBackbone<ResidualBackbone>(ResidualBackbone.InputLength);

// The same networks, weights and input.
right &= outputs[nameof(Megvii)].AsSpan().SequenceEqual(outputs[nameof(MegviiTwoThreads)]);
right &= outputs[nameof(Outer.Gray)].AsSpan().SequenceEqual(outputs[nameof(Outer.GrayTwoThreads)]);
Console.WriteLine($"# {(right ? "all right" : "WRONG")}");
return right ? 0 : 1;

void CheckClassifier<T>(int inputLength, int outputLength, int runs = 1)
    where T : class, IShuffleNet<T>
{
    float[] output = new float[outputLength];
    using T network = T.CreateRandom(7);
    Check(typeof(T).Name, inputLength, output, input => network.Run(input, output), runs);
}

void CheckBackbone<T>(int inputLength)
    where T : class, IShuffleNetBackbone<T>
{
    // The stages one after the other.
    float[] output = new float[T.Stages.Sum(stage => stage.Length)];
    Memory<float>[] stages = new Memory<float>[T.Stages.Count];
    for (int stage = 0, start = 0; stage < stages.Length; start += T.Stages[stage++].Length)
    {
        stages[stage] = output.AsMemory(start, T.Stages[stage].Length);
    }

    using T network = T.CreateRandom(7);
    Check(typeof(T).Name, inputLength, output, input => network.Run(input, stages));
}

void Check(string name, int inputLength, float[] output, Action<float[]> run, int runs = 1)
{
    // Another vector width sums in another order in a few places.
    double tolerance = expected?.Machine == machine ? 0 : 1e-5;
    float[] input = new float[inputLength];
    for (int i = 0; i < input.Length; i++)
    {
        input[i] = (((i * 7919) % 1009) - 504) / 504f;
    }

    run(input);
    long before = GC.GetAllocatedBytesForCurrentThread();
    for (int i = 0; i < runs; i++)
    {
        run(input);

        // Some workers are found at work, some on the way to sleep, some asleep.
        Thread.SpinWait(10 * i);
    }

    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    right &= allocated == 0;

    Console.WriteLine($"{name} {string.Join(' ', output.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");
    Console.WriteLine($"# {name} allocated {allocated} bytes");
    outputs.Add(name, output);
    if (expected?.Outputs[name] is float[] answers)
    {
        double largest = answers.Max(Math.Abs);
        double difference = output.Zip(answers, (value, answer) => Math.Abs((double)value - answer)).Max() / largest;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {name} differs by {difference:E2} of the largest logit"));
        right &= output.Length == answers.Length && difference <= tolerance;
    }
}
