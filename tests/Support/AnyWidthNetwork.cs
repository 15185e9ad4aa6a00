using System.Reflection;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Graph;
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
    public AnyWidthNetwork(
        NetworkSpec spec, CompileOptions? options = null, NetworkPlan? plan = null, Func<EmittedFile, EmittedFile>? change = null)
        : this(Emit(new NetworkModel(CompiledNetwork.TestType, spec) { Options = options ?? CompileOptions.Default }, plan), change)
    {
        IsBackbone = spec.IsBackbone;
        Runner = Activator.CreateInstance((IsBackbone ? typeof(BackboneRunner<>) : typeof(NetworkRunner<>)).MakeGenericType(NetworkType))!;
    }

    /// <summary>The class of a graph alone.</summary>
    public AnyWidthNetwork(NetworkGraph graph, CompileOptions options)
        : this(NetworkCompiler.Emit(EmittedClass.Of(CompiledNetwork.TestType, "a \"graph\" of <operators>", options), graph), null) =>
        Runner = new GraphRunner(NetworkType, [.. graph.Outputs.Select(output => output.Slice.Shape.Length)]);

    /// <summary>The class of a detector.</summary>
    public AnyWidthNetwork(NetworkSpec spec, DetectorSpec detector, CompileOptions? options = null)
        : this(NetworkCompiler.Emit(Model(spec, detector, options ?? CompileOptions.Default)), null) =>
        Runner = new GraphRunner(
            NetworkType, [.. DetectorFamily.Build(spec, detector).Outputs.Select(output => output.Slice.Shape.Length)]);

    private AnyWidthNetwork(IReadOnlyList<EmittedFile> files, Func<EmittedFile, EmittedFile>? change)
    {
        Image = CompiledNetwork.Compile(
            [.. files.Select(WidthSwitch.Into).Select(file => change is null ? file : change(file)),
                new EmittedFile("Width.cs", WidthSwitch.Source),
            ]).Image;
        _assembly = Assembly.Load(Image);
        WidthSwitch.Set(_assembly, WidthSwitch.Widths[0]);
        Runner = this;
    }

    /// <summary>The bytes of the .dll.</summary>
    public byte[] Image { get; }

    /// <summary>
    /// An <see cref="INetworkRunner"/>, an <see cref="IBackboneRunner"/> or a <see cref="GraphRunner"/>, at the width that ran last, the
    /// widest at first.
    /// </summary>
    public object Runner { get; }

    public bool IsBackbone { get; }

    private Type NetworkType => _assembly.GetType("Test.Network")!;

    /// <summary>What the outputs hold after an inference at a width, one after the other.</summary>
    public float[] Run(int bits, TensorSource weights, ReadOnlySpan<float> input)
    {
        // Tests of several classes share a network, and a width is all of the assembly's.
        lock (_assembly)
        {
            WidthSwitch.Set(_assembly, bits);
            return Runner switch
            {
                IBackboneRunner backbone => [.. backbone.Run(weights, input).SelectMany(stage => stage)],
                GraphRunner graph => [.. graph.Run(weights, input).SelectMany(output => output)],
                _ => ((INetworkRunner)Runner).Run(weights, input),
            };
        }
    }

    private static NetworkModel Model(NetworkSpec spec, DetectorSpec detector, CompileOptions options) =>
        new(CompiledNetwork.TestType, spec) { Detector = detector, Options = options };

    private static IReadOnlyList<EmittedFile> Emit(NetworkModel model, NetworkPlan? plan) =>
        plan is null ? NetworkCompiler.Emit(model) : NetworkCompiler.Emit(model, plan);
}
