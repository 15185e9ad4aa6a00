namespace ShuffleNet.Compiler.InMemory;

/// <summary>Finds the factory that fits a generated class.</summary>
internal static class RunningNetworkFactory
{
    /// <param name="type">A generated class, classifier or backbone.</param>
    public static IRunningNetworkFactory Of(Type type)
    {
        bool isBackbone = type.GetInterfaces()
            .Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IShuffleNetBackbone<>));
        Type factory = isBackbone ? typeof(BackboneFactory<>) : typeof(ClassifierFactory<>);
        return (IRunningNetworkFactory)Activator.CreateInstance(factory.MakeGenericType(type))!;
    }
}
