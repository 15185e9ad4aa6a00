using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ShuffleNet.Compiler.Build;

/// <summary>Leaves of every method its signature: kernels take the compiler seconds, and packing does not run them.</summary>
internal sealed class EmptyBodies : CSharpSyntaxRewriter
{
    private static readonly BlockSyntax s_body = SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw null!;"));

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node.Body is null ? node : node.WithBody(s_body);
}
