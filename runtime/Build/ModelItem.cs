namespace ShuffleNet.Compiler.Build;

/// <summary>One <c>&lt;ShuffleNetModel Include="…" Class="…" /&gt;</c> of a project.</summary>
/// <param name="Include">The item as the project spells it.</param>
/// <param name="File">The model, as a full path.</param>
/// <param name="Class">The class's full name.</param>
/// <param name="Project">The project or props file that has the item.</param>
/// <param name="Height">Rows of the input where the file leaves them open; empty for what is published.</param>
/// <param name="Width">Columns, likewise.</param>
/// <param name="Text">Where the text of operators is.</param>
/// <param name="Packed">Where the packed weights go.</param>
internal sealed record ModelItem(
    string Include, string File, string Class, string Project, string Height, string Width, string Text, string Packed);
