using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Tests.Support;
using ShuffleNet.Compiler.Tests.Support.Onnx;
using ShuffleNet.Compiler.Tests.Support.Properties;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Roslyn;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Properties;

/// <summary>
/// Any valid attribute compiles without a warning to a class that answers as the naive network and as ONNX Runtime, at every width,
/// and touches no memory but its own.
/// </summary>
public class SpecPropertyTests
{
    private const double Tolerance = 1e-4;

    // Sums of few values may cancel to anything; what is computed on the way is of this size.
    private const double MinScale = 0.1;

    [Fact]
    public void Run_RandomSpec_AgreesWithBothReferencesAndStaysWithinItsMemory() => Hold(count: 4);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Long)]
    public void Run_MoreRandomSpecs_AgreeWithBothReferencesAndStayWithinTheirMemory() => Hold(count: 40);

    [Fact(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    public void Run_ManyRandomSpecs_AgreeWithBothReferencesAndStayWithinTheirMemory() => Hold(count: 520);

    private static void Hold(int count) => Property.Hold(RandomSpecs.Valid, Check, count, spec => AttributeText.Of(spec));

    private static void Check(WrittenSpec raw)
    {
        NetworkSpec spec = NetworkResolver.Resolve(raw.ToRaw()).Spec!;

        // A trained file has a classifier and stages beyond the last one asked for, which a backbone passes over.
        NetworkSpec whole = spec with
        {
            OutputStages = [],
            HeadChannels = spec.Version != ShuffleNetVersion.V1 ? Math.Max(1, spec.HeadChannels) : 0,
            Classes = spec.IsBackbone ? 3 : spec.Classes,
        };
        using RandomTensors weights = new(whole, 1);
        float[] input = RandomInput.Of(spec, 2);
        double[] expected = Expected(spec, whole, weights, input);
        if (!spec.IsBackbone)
        {
            using OnnxSession peer = new(ExportedModel.Of(spec, weights));
            AssertClose(expected, peer.Run(input));
        }

        AssemblyLoadContext context = new("random spec", isCollectible: true);
        try
        {
            System.Reflection.Assembly assembly = context.LoadFromStream(new MemoryStream(Compile(raw)));
            foreach (int bits in WidthSwitch.Widths)
            {
                WidthSwitch.Set(assembly, bits);
                float[] actual = Run(assembly.GetType("Test.Network")!, spec.IsBackbone);
                AssertClose(expected, actual);
                Assert.Equal(actual, Run(assembly.GetType("Test.CheckedNetwork")!, spec.IsBackbone));
            }
        }
        finally
        {
            context.Unload();
        }

        float[] Run(Type network, bool isBackbone) => isBackbone
            ? [
                .. ((IBackboneRunner)Activator.CreateInstance(typeof(BackboneRunner<>).MakeGenericType(network))!)
                    .Run(weights, input)
                    .SelectMany(stage => stage),
            ]
            : ((INetworkRunner)Activator.CreateInstance(typeof(NetworkRunner<>).MakeGenericType(network))!).Run(weights, input);
    }

    private static double[] Expected(NetworkSpec spec, NetworkSpec whole, TensorSource weights, float[] input)
    {
        if (!spec.IsBackbone)
        {
            return spec.Version != ShuffleNetVersion.V1
                ? new SplitReference(spec, weights).Run(input)
                : new ReferenceNetwork(spec, weights).Run(input);
        }

        IReadOnlyList<Planes> stages = spec.Version != ShuffleNetVersion.V1
            ? [.. new SplitReference(whole, weights).Stages(input).Select(stage => stage.Planes)]
            : new ReferenceNetwork(whole, weights).Stages(input);
        return [.. spec.OutputStages.SelectMany(stage => stages[stage - 2].Values)];
    }

    /// <summary>The class as it is and checked, taken through the generator as a user's build does.</summary>
    private static byte[] Compile(WrittenSpec raw)
    {
        string user = $"using ShuffleNet.Compiler;\nnamespace Test;\n{AttributeText.Of(raw)}\npublic sealed partial class Network;\n"
            + $"{AttributeText.Of(raw, ", Checked = true")}\npublic sealed partial class CheckedNetwork;\n";
        GeneratorRun run = GeneratorRun.OfEveryWidth(LanguageVersion.CSharp12, user);
        Assert.Empty(run.Diagnostics);
        IEnumerable<EmittedFile> files = run.Files.Select(file =>
            WidthSwitch.Into(new EmittedFile(file.HintName, file.SourceText.ToString())));
        return CompiledNetwork.Compile([.. files, new EmittedFile("Width.cs", WidthSwitch.Source)], user).Image;
    }

    private static void AssertClose(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(MinScale, expected.Max(Math.Abs));
        for (int index = 0; index < actual.Length; index++)
        {
            Assert.True(
                Math.Abs(expected[index] - actual[index]) <= Tolerance * scale,
                $"value {index} is {actual[index]} and should be {expected[index]}");
        }
    }
}
