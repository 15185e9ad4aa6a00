using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Build;

/// <summary>Writes the text of operators of every model file that a project names: what the generator reads.</summary>
internal static class ModelTexts
{
    /// <summary>Writes messages as MSBuild reads them; returns whether all texts are there.</summary>
    public static bool Write(BuildRequest request, TextWriter output)
    {
        File.Delete(request.Stamp);
        HashSet<string> classes = [];
        List<string> inputs = [];
        bool good = true;
        foreach (ModelItem item in request.Models)
        {
            try
            {
                if (!classes.Add(item.Class))
                {
                    throw new BuildException(
                        BuildDiagnostics.TwoModels, $"'{item.Class}' is the class of another model already; give each a Class of its own");
                }

                inputs.AddRange(WeightsFile.Parts(item.Include, item.File, BuildDiagnostics.NoModelFile));
                ImportedModel model = ModelFiles.Read(item);
                string text = OperatorText.Write(model.Operators);

                // Not written where it is the same, so that nothing after it has to run.
                if (!File.Exists(item.Text) || File.ReadAllText(item.Text) != text)
                {
                    File.WriteAllText(item.Text, text);
                }

                if (model.Attribute is string attribute)
                {
                    output.WriteLine($"{item.Include} is a ShuffleNet: {attribute} on a class describes it as well");
                }
            }
            catch (BuildException exception)
            {
                output.WriteLine(BuildMessage.Of(ItemPlace.Of(item), exception.Diagnostic, exception.Message));
                good = false;
            }
        }

        if (good)
        {
            File.WriteAllLines(request.Inputs, inputs.Distinct());
            File.WriteAllText(request.Stamp, "");
        }

        return good;
    }
}
