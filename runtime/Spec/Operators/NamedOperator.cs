namespace ShuffleNet.Compiler;

/// <summary>A line of the text of operators: what is computed, of what, and how large it is.</summary>
/// <param name="Name">Of the operator and of what it computes: letters, digits and <c>. _ - / :</c>; unique.</param>
/// <param name="Operation">Such as <c>convolution</c>; docs/operators.md lists them.</param>
/// <param name="Inputs">Names of operators before it, or <c>input</c>.</param>
/// <param name="Properties">In the order in which they are written.</param>
/// <param name="Shape">Of what it computes.</param>
/// <param name="Line">Where it stands in the text, from 1; 0 where it stands in none.</param>
internal sealed record NamedOperator(
    string Name,
    string Operation,
    EquatableArray<string> Inputs,
    EquatableArray<OperatorProperty> Properties,
    OperatorShape Shape,
    int Line = 0);
