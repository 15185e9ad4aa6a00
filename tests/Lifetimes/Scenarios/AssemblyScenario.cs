using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Weights in an assembly that is unloaded as soon as nothing holds it.</summary>
internal static class AssemblyScenario
{
    private const string Resource = "weights.snw";

    /// <returns>None in a native binary, which loads no assemblies.</returns>
    public static Scenario[] Of(Sample sample)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return [];
        }

        byte[] image = Image(sample.Content);
        return [new("unload", () =>
        {
            float[] answer = new float[sample.Answer.Length];
            ResidualNetwork network = ResidualNetwork.Create(Load(image));
            Collector.Outlast(() =>
            {
                network.Run(Sample.Input, answer);
                sample.CheckAnswer(answer);
            });
        })];
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The assembly has no code, and only the JIT comes here.")]
    private static PackedWeights Load(byte[] image)
    {
        AssemblyLoadContext context = new(Resource, isCollectible: true);
        Assembly assembly = context.LoadFromStream(new MemoryStream(image));
        context.Unload();
        return PackedWeights.FromResource(assembly, Resource, Sample.Layout);
    }

    private static byte[] Image(byte[] content)
    {
        MetadataBuilder metadata = new();
        metadata.AddModule(0, metadata.GetOrAddString("Weights.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Weights"), new Version(1, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(
            default,
            default,
            metadata.GetOrAddString("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(Resource), default, 0);
        BlobBuilder resources = new();
        resources.WriteInt32(content.Length);
        resources.WriteBytes(content);
        BlobBuilder image = new();
        new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.ExecutableImage | Characteristics.Dll),
            new MetadataRootBuilder(metadata),
            ilStream: new BlobBuilder(),
            managedResources: resources).Serialize(image);
        return image.ToArray();
    }
}
