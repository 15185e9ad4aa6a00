using System.Reflection;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A compiled network that runs at any width, whose class and kernels are emitted as ever.</summary>
internal sealed class AnyWidthNetwork
{
    private readonly Assembly _assembly;

    /// <param name="spec">The network.</param>
    /// <param name="options">How it is compiled.</param>
    /// <param name="plan">Its plan, where it is not the compiler's.</param>
    /// <param name="change">What is done to the emitted source, for tests that break it.</param>
    public AnyWidthNetwork(NetworkSpec spec, CompileOptions? options = null, NetworkPlan? plan = null, Func<EmittedFile, EmittedFile>? change = null)
    {
        NetworkModel model = new(CompiledNetwork.TestType, spec) { Options = options ?? CompileOptions.Default };
        IReadOnlyList<EmittedFile> files = plan is null ? NetworkCompiler.Emit(model) : NetworkCompiler.Emit(model, plan);
        Image = CompiledNetwork.Compile(
            [.. files.Select(WidthSwitch.Into).Select(file => change is null ? file : change(file)), new EmittedFile("Width.cs", WidthSwitch.Source)]).Image;
        _assembly = Assembly.Load(Image);
        WidthSwitch.Set(_assembly, WidthSwitch.Widths[0]);
        IsBackbone = spec.IsBackbone;
        Runner = Activator.CreateInstance((IsBackbone ? typeof(BackboneRunner<>) : typeof(NetworkRunner<>)).MakeGenericType(_assembly.GetType("Test.Network")!))!;
    }

    /// <summary>The bytes of the .dll.</summary>
    public byte[] Image { get; }

    /// <summary>An <see cref="INetworkRunner"/> or an <see cref="IBackboneRunner"/>, at the width that ran last, the widest at first.</summary>
    public object Runner { get; }

    public bool IsBackbone { get; }

    /// <summary>What the outputs hold after an inference at a width, one after the other.</summary>
    public float[] Run(int bits, TensorSource weights, ReadOnlySpan<float> input)
    {
        // Tests of several classes share a network, and a width is all of the assembly's.
        lock (_assembly)
        {
            WidthSwitch.Set(_assembly, bits);
            return Runner is IBackboneRunner backbone
                ? [.. backbone.Run(weights, input).SelectMany(stage => stage)]
                : ((INetworkRunner)Runner).Run(weights, input);
        }
    }
}
