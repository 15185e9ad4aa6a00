namespace ShuffleNet.Compiler.Tool;

/// <summary>An object that somebody labelled.</summary>
/// <param name="Class">From 0.</param>
/// <param name="Box">Left, top, right and bottom in pixels; its score means nothing.</param>
/// <param name="Area">Of the object, which may be less than the box's.</param>
/// <param name="IsCrowd">Whether it stands for any number of objects: boxes in it are neither right nor wrong.</param>
internal sealed record LabelledBox(int Class, Detection Box, double Area, bool IsCrowd);
