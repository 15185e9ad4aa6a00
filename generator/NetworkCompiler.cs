using ShuffleNet.Compiler.Generator.Passes;

namespace ShuffleNet.Compiler.Generator;

/// <summary>The stages from a spec to a plan, in a line.</summary>
internal static class NetworkCompiler
{
    public static NetworkPlan Compile(NetworkSpec spec) => Compile(spec, CompileOptions.Default);

    public static NetworkPlan Compile(NetworkSpec spec, CompileOptions options) => Compile(NetworkFamily.Build(spec), options);

    /// <summary>The plan of any graph.</summary>
    public static NetworkPlan Compile(NetworkGraph graph, CompileOptions options) =>
        WorkDivision.Divide(Planner.Plan(PassPipeline.Run(graph), options.Threads, options.Checked), options.Threads);
}
