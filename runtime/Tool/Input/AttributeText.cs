using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// Reads <c>[ShuffleNet(…)]</c> as it stands in C#. The text is parsed, never compiled: one attribute with literals, members
/// of enums and lists of integers is accepted, and anything else is refused, whatever it would mean to a compiler.
/// </summary>
internal static class AttributeText
{
    /// <exception cref="ToolException">The text is anything but the attribute.</exception>
    public static WrittenProperties Read(string text)
    {
        CompilationUnitSyntax unit = SyntaxFactory.ParseCompilationUnit(
            text + "\nclass Network;", options: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14));
        if (unit.ContainsDiagnostics
            || unit.ContainsDirectives
            || unit.Externs.Count + unit.Usings.Count + unit.AttributeLists.Count > 0
            || unit.Members is not [ClassDeclarationSyntax { AttributeLists: [{ Target: null, Attributes: [AttributeSyntax attribute] }] }]
            || attribute.Name.ToString() is not ("ShuffleNet" or "ShuffleNetAttribute" or "ShuffleNet.Compiler.ShuffleNet"
                or "ShuffleNet.Compiler.ShuffleNetAttribute"))
        {
            throw Fault("one attribute is expected, such as [ShuffleNet(ShuffleNetVersion.V1, Groups = 3)], and nothing else");
        }

        WrittenProperties properties = new();
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            string name = argument.NameEquals?.Name.Identifier.ValueText ?? nameof(ShuffleNetAttribute.Version);
            properties.Add(name, Value(name, argument.Expression));
        }

        return properties;
    }

    private static string Value(string name, ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int or double or bool } literal => literal.Token.ValueText,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax operand } =>
            "-" + Value(name, operand),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name: IdentifierNameSyntax member }
            when IsEnum(type.Identifier.ValueText) => member.Identifier.ValueText,
        CollectionExpressionSyntax list => List(name, list.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression)),
        ImplicitArrayCreationExpressionSyntax array => List(name, array.Initializer.Expressions),
        ArrayCreationExpressionSyntax { Initializer: { } initializer, Type.ElementType: PredefinedTypeSyntax element }
            when element.Keyword.RawKind == (int)SyntaxKind.IntKeyword => List(name, initializer.Expressions),
        _ => throw Fault($"{name} = {expression}: only numbers, true, false, members of enums and lists of integers are read"),
    };

    private static bool IsEnum(string type) => SpecProperties.All.Any(property => property.Type.IsEnum && property.Type.Name == type);

    private static string List(string name, IEnumerable<ExpressionSyntax?> elements)
    {
        IEnumerable<string> values = elements
            .Select(element => element is null ? throw Fault($"{name}: only integers may be in the list") : Value(name, element));
        return $"[{string.Join(", ", values)}]";
    }

    private static ToolException Fault(string message) => new(ExitCode.Usage, $"spec: {message}");
}
