using System.Reflection;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>A compiled network that runs at any width.</summary>
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
        _assembly = Assembly.Load(CompiledNetwork.Compile(
            [.. files.Select(WidthSwitch.Into).Select(file => change is null ? file : change(file)), new EmittedFile("Width.cs", WidthSwitch.Source)]).Image);
        IsBackbone = spec.IsBackbone;
    }

    public bool IsBackbone { get; }

    /// <summary>What the outputs hold after an inference at a width, one after the other.</summary>
    public float[] Run(int bits, TensorSource weights, ReadOnlySpan<float> input)
    {
        WidthSwitch.Set(_assembly, bits);
        Type runner = (IsBackbone ? typeof(BackboneRunner<>) : typeof(NetworkRunner<>)).MakeGenericType(_assembly.GetType("Test.Network")!);
        return Activator.CreateInstance(runner) switch
        {
            IBackboneRunner backbone => [.. backbone.Run(weights, input).SelectMany(stage => stage)],
            object network => ((INetworkRunner)network).Run(weights, input),
            _ => throw new InvalidOperationException(),
        };
    }
}
