namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>Who runs a command of the documentation.</summary>
internal enum RunBy
{
    /// <summary>The test, in the root of the repository.</summary>
    Test,

    /// <summary>The test, with the tool, in a folder with the files that the command names.</summary>
    Tool,

    /// <summary>Another test, whose class has this name.</summary>
    OtherTest,

    /// <summary>.ci/run, with the text that stands there.</summary>
    Ci,

    /// <summary>Nobody, for a reason.</summary>
    Nobody,
}
