namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>Where the shortcut stands that an epilogue adds.</summary>
internal enum ResidualMode
{
    None,

    /// <summary>Where the result goes.</summary>
    InPlace,

    /// <summary>In a tensor of its own.</summary>
    Separate,
}
