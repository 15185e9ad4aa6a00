using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Passes;
using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator;

/// <summary>The stages in a line.</summary>
internal static class NetworkCompiler
{
    /// <summary>From a spec to a plan.</summary>
    public static NetworkPlan Compile(NetworkSpec spec) => Compile(spec, CompileOptions.Default);

    /// <inheritdoc cref="Compile(NetworkSpec)"/>
    public static NetworkPlan Compile(NetworkSpec spec, CompileOptions options) => Compile(NetworkFamily.Build(spec), options);

    /// <summary>The plan of any graph.</summary>
    public static NetworkPlan Compile(NetworkGraph graph, CompileOptions options) =>
        WorkDivision.Divide(Planner.Plan(PassPipeline.Run(graph), options.Threads, options.Checked), options.Threads);

    /// <summary>From a spec to the sources of its class.</summary>
    public static IReadOnlyList<EmittedFile> Emit(NetworkModel model) => Emit(
        model, Compile(Graph(model), model.Options));

    /// <summary>The graph of a network.</summary>
    public static NetworkGraph Graph(NetworkModel model) =>
        model.Detector is DetectorSpec detector ? DetectorFamily.Build(model.Spec, detector) : NetworkFamily.Build(model.Spec);

    /// <summary>From a plan to the sources of the class of a spec.</summary>
    public static IReadOnlyList<EmittedFile> Emit(NetworkModel model, NetworkPlan plan) => Emit(EmittedClass.Of(model), plan);

    /// <summary>From the operators of a model file to the sources of its class.</summary>
    /// <exception cref="OperatorTextException">The text is no network.</exception>
    public static IReadOnlyList<EmittedFile> Emit(ModelClass model)
    {
        OperatorModel operators = OperatorText.Read(model.Text);
        return Emit(EmittedClass.Of(model, operators), OperatorReader.Read(operators));
    }

    /// <summary>From a graph to the sources of a class.</summary>
    public static IReadOnlyList<EmittedFile> Emit(EmittedClass target, NetworkGraph graph) => Emit(target, Compile(graph, target.Options));

    /// <summary>From a plan to the sources of any class.</summary>
    public static IReadOnlyList<EmittedFile> Emit(EmittedClass target, NetworkPlan plan) =>
        NetworkEmitter.Emit(target, plan, [.. VectorIsa.Of(target.Options).Select(isa => NetworkSchedule.Of(plan, isa))]);
}
