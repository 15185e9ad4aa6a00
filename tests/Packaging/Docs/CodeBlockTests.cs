using System.Reflection;
using System.Xml.Linq;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>
/// What the pages show is true. A block says behind its fence what it is: CONTRIBUTING.md has the list. The C# of
/// docs/diagnostics is compiled by the tests of the diagnostics, and what stands in a console is run by those of the tool.
/// </summary>
public class CodeBlockTests
{
    private static readonly HashSet<(string Language, string Kind)> s_kinds =
    [
        ("csharp", ""), ("csharp", "fragment"), ("csharp", "emitted"), ("csharp", "file"), ("csharp", "excerpt"),
        ("c", "excerpt"), ("python", "excerpt"),
        ("xml", ""), ("xml", "file"), ("xml", "excerpt"),
        ("sh", ""), ("sh", "run"), ("console", ""),
        ("text", ""), ("text", "output"),
    ];

    public static TheoryData<string> Pages => [.. Documentation.Pages];

    public static TheoryData<string> PagesWithFragments =>
        [.. Documentation.Blocks.Where(block => block.Kind == "fragment").Select(block => block.Page).Distinct()];

    public static TheoryData<string, int> Programs => Blocks(block => block is { Language: "csharp", Kind: "" } && !IsDiagnostic(block));

    public static TheoryData<string, int> Emitted => Blocks(block => block.Kind == "emitted");

    public static TheoryData<string, int> Excerpts => Blocks(block => block.Kind == "excerpt");

    public static TheoryData<string, int> Xml => Blocks(block => block.Language == "xml");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryBlock_SaysWhatItIs(string page)
    {
        Assert.All(
            Documentation.BlocksOf(page),
            block => Assert.True(s_kinds.Contains((block.Language, block.Kind)), $"{block.Place}: no kind of block"));

        // An indented block says nothing.
        bool outside = true;
        Assert.All(Documentation.Lines(page), line =>
        {
            outside ^= Documentation.IsFence(line);
            Assert.False(
                outside && (line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('\t')),
                $"{page}: write the block between fences: {line}");
        });
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_OfAPage_Compiles(string page, int line) => Assert.Empty(PageProgram.Errors(Find(page, line).Text));

    [Theory]
    [MemberData(nameof(PagesWithFragments))]
    public void Fragments_OfAPage_CompileOneAfterTheOther(string page) =>
        Assert.Empty(
            PageProgram.ErrorsOfFragments(
                Documentation.BlocksOf(page).Where(block => block.Kind == "fragment").Select(block => block.Text)));

    /// <summary>The page's first program is the network; what it is compiled to holds what the page explains.</summary>
    [Theory]
    [MemberData(nameof(Emitted))]
    public void Emitted_Block_IsWhatTheCompilerWrites(string page, int line)
    {
        string network = Documentation.BlocksOf(page).First(block => block is { Language: "csharp", Kind: "" }).Text;

        Assert.Contains(PageProgram.Generate(network), source => Excerpt.IsOf(Find(page, line).Text, source));
    }

    [Theory]
    [MemberData(nameof(Excerpts))]
    public void Excerpt_Block_StandsInTheFile(string page, int line)
    {
        CodeBlock block = Find(page, line);

        Assert.True(
            Excerpt.IsOf(block.Text, File.ReadAllText(Path.Combine(Repository.Root, block.Argument))),
            $"{block.Place}: not in {block.Argument}");
    }

    [Theory]
    [MemberData(nameof(Xml))]
    public void Xml_Block_ParsesAndNamesWhatThePackageKnows(string page, int line)
    {
        string targets = string.Concat(
            Directory.GetFiles(Path.Combine(Repository.Root, "runtime", "Package", "buildTransitive")).Select(File.ReadAllText));

        XElement block = XElement.Parse($"<Block>{Find(page, line).Text}</Block>");

        Assert.All(
            block
                .Descendants()
                .Select(element => element.Name.LocalName)
                .Where(name => name.StartsWith("ShuffleNet", StringComparison.Ordinal)),
            name => Assert.Contains(name, targets, StringComparison.Ordinal));
    }

    [Fact]
    public void SpecPage_NamesEveryProperty()
    {
        string page = string.Join('\n', Documentation.Lines("docs/spec.md"));

        Assert.All(
            typeof(ShuffleNetAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
            property => Assert.Matches($@"(?m)^\|[^|]*`{property.Name}`", page));
    }

    [Fact]
    public void Index_NamesEveryPage()
    {
        string index = string.Join('\n', Documentation.Lines("docs/README.md"));

        Assert.All(
            Documentation.Pages.Where(page =>
                page.StartsWith("docs/", StringComparison.Ordinal)
                    && page.Count(character => character == '/') == 1
                    && page != "docs/README.md"),
            page => Assert.Contains($"]({page["docs/".Length..]})", index, StringComparison.Ordinal));
    }

    private static bool IsDiagnostic(CodeBlock block) => block.Page.StartsWith("docs/diagnostics/", StringComparison.Ordinal);

    private static CodeBlock Find(string page, int line) => Documentation.Blocks.Single(block => block.Page == page && block.Line == line);

    private static TheoryData<string, int> Blocks(Func<CodeBlock, bool> filter)
    {
        TheoryData<string, int> blocks = [];
        foreach (CodeBlock block in Documentation.Blocks.Where(filter))
        {
            blocks.Add(block.Page, block.Line);
        }

        return blocks;
    }
}
