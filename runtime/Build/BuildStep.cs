using Microsoft.CodeAnalysis.CSharp;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Build;

/// <summary>
/// Writes the texts of model files, or packs every weight file and model that a project names for the class that it is for.
/// </summary>
internal static class BuildStep
{
    /// <summary>Writes messages as MSBuild reads them; returns 0 if there was none.</summary>
    /// <param name="requestPath">A <see cref="BuildRequest"/>.</param>
    /// <param name="output">Takes the messages.</param>
    public static int Run(string requestPath, TextWriter output)
    {
        BuildRequest request = BuildRequest.Read(requestPath);
        try
        {
            return (request.IsForTexts ? ModelTexts.Write(request, output) : Run(request, output)) ? 0 : 1;
        }
        catch (Exception exception)
        {
            // One that escapes would be a stack trace that no editor shows.
            output.WriteLine(BuildMessage.Of(request.Project, BuildDiagnostics.InternalError, exception.ToString()));
            return 1;
        }
    }

    private static bool Run(BuildRequest request, TextWriter output)
    {
        CSharpCompilation project = Project.Open(request);
        HashSet<string> packedBefore = File.Exists(request.Stamp) ? [.. File.ReadLines(request.Stamp)] : [];
        File.Delete(request.Stamp);
        HashSet<string> classes = [];
        List<string> stamp = [];
        List<string> inputs = [];
        bool good = true;
        bool specified = true;
        foreach (WeightsItem item in request.Weights)
        {
            try
            {
                if (!classes.Add(item.Class))
                {
                    throw new BuildException(
                        BuildDiagnostics.TwoFiles, $"'{item.Class}' has weights already; a class has one ShuffleNetWeights item");
                }

                NetworkClass network = NetworkClass.Find(project, item.Class);
                inputs.AddRange(network.Files);
                if (network.Parsed.Model is not NetworkModel model)
                {
                    // The compiler, which is next, says what is wrong, where suppressions count; it only must not miss the file.
                    File.AppendAllText(item.Packed, "");
                    specified = false;
                    continue;
                }

                IReadOnlyList<string> parts = WeightsFile.Parts(item.Include, item.File, BuildDiagnostics.NoFile);
                inputs.AddRange(parts);
                string made = Fingerprint.Of(item.Class, $"{model.Title} {model.Spec} {model.Detector} {item.Key}", parts);
                if (!packedBefore.Contains(made) || !File.Exists(item.Packed))
                {
                    WeightsFile.Pack(item, NetworkAssembly.Load(model));
                }

                stamp.Add(made);
            }
            catch (BuildException exception)
            {
                output.WriteLine(BuildMessage.Of(ItemPlace.Of(item), exception.Diagnostic, exception.Message));
                good = false;
            }
        }

        foreach (ModelItem item in request.Models)
        {
            try
            {
                ImportedModel model = ModelFiles.Read(item);
                IReadOnlyList<string> parts = WeightsFile.Parts(item.Include, item.File, BuildDiagnostics.NoModelFile);
                inputs.AddRange(parts);
                string made = Fingerprint.Of(item.Class, OperatorText.Write(model.Operators), parts);
                if (!packedBefore.Contains(made) || !File.Exists(item.Packed))
                {
                    ModelFiles.Pack(item, model);
                }

                stamp.Add(made);
            }
            catch (BuildException exception)
            {
                output.WriteLine(BuildMessage.Of(ItemPlace.Of(item), exception.Diagnostic, exception.Message));
                good = false;
            }
        }

        if (good && specified)
        {
            File.WriteAllLines(request.Inputs, inputs.Distinct());
            File.WriteAllLines(request.Stamp, stamp);
        }

        return good;
    }
}
