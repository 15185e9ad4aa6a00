using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator.Emit;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Benchmarks;

/// <summary>A network compiled anew, in this process, with its layers timed.</summary>
internal sealed class ProfiledNetwork : IDisposable
{
    private readonly Inference _inference;

    private ProfiledNetwork(Inference inference, NetworkProfile profile)
    {
        _inference = inference;
        Profile = profile;
    }

    public NetworkProfile Profile { get; }

    public static ProfiledNetwork Create(NetworkSpec spec) =>
        CompiledClass.Call<ProfiledNetwork>(typeof(ProfiledNetwork), nameof(Instance), Compile(spec), spec);

    public void Run() => _inference.Run();

    public void Dispose() => _inference.Dispose();

    private static ProfiledNetwork Instance<T>(NetworkSpec spec)
        where T : class, IShuffleNet<T>
    {
        T network = T.CreateRandom(1);
        return new(new Inference(network, network.Run, spec), (NetworkProfile)typeof(T).GetProperty("Profile")!.GetValue(network)!);
    }

    private static Type Compile(NetworkSpec spec)
    {
        NetworkModel model = new(new TargetType("Profiled", default, "Network", "public", true), spec with { Profile = true });
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Profiled",
            NetworkEmitter.Emit(model).Select(file => file.Source).Append("namespace Profiled { public sealed partial class Network { } }").Select(source => CSharpSyntaxTree.ParseText(source)),
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        return CompiledClass.Load(compilation, "Profiled.Network", SpecText.Title(spec));
    }
}
