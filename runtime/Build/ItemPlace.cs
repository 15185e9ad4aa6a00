using System.Xml;
using System.Xml.Linq;

namespace ShuffleNet.Compiler.Build;

/// <summary>Finds the line of a project file that an item stands in, which MSBuild does not tell.</summary>
internal static class ItemPlace
{
    private const string ItemName = "ShuffleNetWeights";

    /// <summary><c>file(line,column)</c>, or the file alone where no element is the item's.</summary>
    public static string Of(WeightsItem item)
    {
        try
        {
            XElement[] elements =
            [
                .. XDocument.Load(item.Project, LoadOptions.SetLineInfo).Descendants().Where(element => element.Name.LocalName == ItemName),
            ];
            // Several with the same class are an error of the last one.
            XElement? element = elements.LastOrDefault(element =>
                Has(element, "Include", item.Include) && Has(element, "Class", item.Class))
                ?? elements.LastOrDefault(element => Has(element, "Class", item.Class))
                ?? elements.LastOrDefault(element => Has(element, "Include", item.Include));
            return element is IXmlLineInfo line ? $"{item.Project}({line.LineNumber},{line.LinePosition})" : item.Project;
        }
        catch (Exception exception) when (exception is XmlException or IOException)
        {
            return item.Project;
        }
    }

    private static bool Has(XElement element, string name, string value) =>
        (element.Attribute(name)?.Value
            ?? element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value)?.Trim() == value;
}
