using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ShuffleNet.Compiler.Generator.Spec;

/// <summary>Finds the source of the attribute's arguments.</summary>
internal static class AttributePlaces
{
    /// <summary>Location of the first of the places that the user wrote, else of the attribute.</summary>
    public static Location Locate(AttributeSyntax attribute, EquatableArray<SpecPlace> places) =>
        places.Select(place => Find(attribute, place)).FirstOrDefault(syntax => syntax is not null)?.GetLocation()
        ?? attribute.GetLocation();

    private static SyntaxNode? Find(AttributeSyntax attribute, SpecPlace place)
    {
        AttributeArgumentSyntax? argument = attribute.ArgumentList?.Arguments.FirstOrDefault(candidate =>
            place.Property is nameof(ShuffleNetAttribute.Version) or nameof(DetectorAttribute.Kind)
                ? candidate.NameEquals is null
                : candidate.NameEquals?.Name.Identifier.ValueText == place.Property);
        return argument is null || place.Element < 0
            ? argument
            : Elements(argument.Expression).ElementAtOrDefault(place.Element) ?? argument;
    }

    /// <summary>The elements of any way to write an array; none where it cannot be told.</summary>
    private static IEnumerable<SyntaxNode> Elements(ExpressionSyntax array) => array switch
    {
        ImplicitArrayCreationExpressionSyntax implicitArray => implicitArray.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: InitializerExpressionSyntax initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            collection.Elements,
        _ => [],
    };
}
