namespace ShuffleNet.Compiler;

/// <summary>Which of the two inverse permutations the channel shuffle is, for g groups of n channels.</summary>
public enum ShuffleDirection
{
    /// <summary>
    /// Reshape to (g, n), transpose to (n, g), flatten: output channel i g + q is input channel q n + i (paper, section 3.1).
    /// </summary>
    GroupsToChannels = 0,

    /// <summary>Reshape to (n, g), transpose to (g, n), flatten: output channel q n + i is input channel i g + q.</summary>
    ChannelsToGroups = 1,
}
