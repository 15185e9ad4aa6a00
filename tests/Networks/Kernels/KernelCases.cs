using System.Reflection;
using System.Text;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Reference;

namespace ShuffleNet.Compiler.Tests.Networks.Kernels;

/// <summary>
/// The graphs of a theory, a node or two each, compiled as one assembly when the first of them runs: most of what a compilation of
/// so little code costs is the same for many.
/// </summary>
/// <typeparam name="TCase">What names a case.</typeparam>
internal sealed class KernelCases<TCase>
    where TCase : notnull
{
    // Kernels but the first convolution may read beyond the planes of their input, as they may in the arena.
    private const int Margin = MemoryMargin.Bytes / sizeof(float);

    private readonly Lazy<Dictionary<TCase, GraphRunner>> _networks;

    private Assembly? _assembly;

    /// <param name="cases">The cases.</param>
    /// <param name="nodes">The nodes of a case, in their order.</param>
    /// <param name="bandBytes">The limit for a band of the first convolution's result, in bytes, where it is not the planner's.</param>
    public KernelCases(IEnumerable<TCase> cases, Func<TCase, Node[]> nodes, Func<TCase, int>? bandBytes = null) =>
        _networks = new(() => Compile([.. cases], nodes, bandBytes ?? (_ => StemBand.MaxBytes)));

    /// <summary>
    /// Runs a case at every width of the machine on the input, which stands between values that would be noticed in a result.
    /// </summary>
    public IReadOnlyList<float[]> Run(TCase key, TensorSource tensors, Planes input)
    {
        GraphRunner network = _networks.Value[key];
        float[] guarded = new float[input.Values.Length + (2 * Margin)];
        Array.Fill(guarded, float.NaN);
        for (int i = 0; i < input.Values.Length; i++)
        {
            guarded[Margin + i] = (float)input.Values[i];
        }

        List<float[]> answers = [];
        foreach (int bits in WidthSwitch.Widths)
        {
            WidthSwitch.Set(_assembly!, bits);
            answers.Add(network.Run(tensors, guarded.AsSpan(Margin, input.Values.Length))[0]);
        }

        return answers;
    }

    private Dictionary<TCase, GraphRunner> Compile(TCase[] cases, Func<TCase, Node[]> nodes, Func<TCase, int> bandBytes)
    {
        List<EmittedFile> files = [new("Width.cs", WidthSwitch.Source)];
        StringBuilder user = new("namespace Test;\n");
        List<int> lengths = [];
        foreach ((int index, TCase key) in cases.Index())
        {
            TargetType type = CompiledNetwork.TestType with { Name = $"Network{index}" };
            NetworkPlan plan = Plan(nodes(key), bandBytes(key));
            user.Append(System.Globalization.CultureInfo.InvariantCulture, $"public sealed partial class {type.Name};\n");
            files.AddRange(NetworkCompiler.Emit(EmittedClass.Of(type, "a kernel", CompileOptions.Default), plan).Select(WidthSwitch.Into));
            lengths.Add(plan.Outputs[0].Type.Shape.Length);
        }

        _assembly = Assembly.Load(CompiledNetwork.Compile(files, user.ToString()).Image);
        return cases
            .Index()
            .ToDictionary(
                item => item.Item, item => new GraphRunner(_assembly.GetType($"Test.Network{item.Index}")!, [lengths[item.Index]]));
    }

    private static NetworkPlan Plan(Node[] nodes, int bandBytes)
    {
        NetworkGraph graph = new(nodes[0].Inputs[0], [new("output", nodes[^1].Output)], nodes);
        GraphValidator.Validate(graph);
        return Planner.Plan(graph, bandBytes: bandBytes);
    }
}
