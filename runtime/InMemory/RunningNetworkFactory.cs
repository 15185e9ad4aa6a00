namespace ShuffleNet.Compiler.InMemory;

/// <summary>Finds the factory that fits a generated class.</summary>
internal static class RunningNetworkFactory
{
    /// <param name="type">A generated class, classifier, backbone or detector.</param>
    public static IRunningNetworkFactory Of(Type type)
    {
        bool Is(Type contract) =>
            type.GetInterfaces().Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == contract);
        Type factory = Is(typeof(IShuffleNetDetector<>)) ? typeof(DetectorFactory<>)
            : Is(typeof(IShuffleNetBackbone<>)) ? typeof(BackboneFactory<>)
            : typeof(ClassifierFactory<>);
        return (IRunningNetworkFactory)Activator.CreateInstance(factory.MakeGenericType(type))!;
    }
}
