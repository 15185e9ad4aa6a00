using System.Xml;
using System.Xml.Linq;

namespace ShuffleNet.Compiler.Build;

/// <summary>Finds the line of a project file that an item stands in, which MSBuild does not tell.</summary>
internal static class ItemPlace
{
    /// <summary><c>file(line,column)</c>, or the file alone where no element is the item's.</summary>
    public static string Of(WeightsItem item) => Of("ShuffleNetWeights", item.Project, item.Include, item.Class);

    /// <inheritdoc cref="Of(WeightsItem)"/>
    public static string Of(ModelItem item) => Of("ShuffleNetModel", item.Project, item.Include, item.Class);

    private static string Of(string name, string project, string include, string type)
    {
        try
        {
            XElement[] elements =
            [
                .. XDocument.Load(project, LoadOptions.SetLineInfo).Descendants().Where(element => element.Name.LocalName == name),
            ];
            // Several with the same class are an error of the last one.
            XElement? element = elements.LastOrDefault(element =>
                Has(element, "Include", include) && Has(element, "Class", type))
                ?? elements.LastOrDefault(element => Has(element, "Class", type))
                ?? elements.LastOrDefault(element => Has(element, "Include", include));
            return element is IXmlLineInfo line ? $"{project}({line.LineNumber},{line.LinePosition})" : project;
        }
        catch (Exception exception) when (exception is XmlException or IOException)
        {
            return project;
        }
    }

    private static bool Has(XElement element, string name, string value) =>
        (element.Attribute(name)?.Value
            ?? element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value)?.Trim() == value;
}
