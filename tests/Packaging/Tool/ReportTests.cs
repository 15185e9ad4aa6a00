using System.Text.RegularExpressions;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging.Tool;

/// <summary><c>shufflenet report</c>: a page that needs nothing else, looked at by a browser.</summary>
public partial class ReportTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Theory]
    [InlineData("V1 g3 0.25x 64x64", "went into the addresses that pw1 stores to")]
    [InlineData("V2 0.5x 64x64 Outputs=Stages", "went into the list of planes")]
    [InlineData("V1 g1 64x64", "This network has none.")]
    public void Report_Spec_SaysWhereTheShufflesWent(string spec, string expected)
    {
        using TemporaryFile page = new("report.html", []);

        ToolProcess.Run("report", spec, "--no-bench", "-o", page.Path).Text();

        Assert.Contains(expected, File.ReadAllText(page.Path), StringComparison.Ordinal);
    }

    /// <summary>The page fits, logs no error, asks for nothing and draws something at both widths, in both themes.</summary>
    [Fact]
    public void Report_InChromium_RendersAtBothWidths()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not there: apt-get install chromium");
        using TemporaryFile page = new("report.html", []);
        ToolProcess.Run("report", "V1 g2 0.25x 64x64", "--runs", "10", "-o", page.Path).Text();
        string html = File.ReadAllText(page.Path);
        Assert.DoesNotContain(References().Matches(html), match => !match.Value.Contains("data:,", StringComparison.Ordinal));
        foreach (string id in (string[])["network", "shuffles", "time", "roofline", "memory", "layers"])
        {
            Assert.Contains($"<section id={id} ", html, StringComparison.Ordinal);
        }

        // The window of a headless browser cannot be as narrow as a phone, a frame can; both are of one origin here.
        string folder = Path.GetDirectoryName(page.Path)!;
        File.WriteAllText(Path.Combine(folder, "frames.html"), Frames);

        string found = Browse(folder, "--dump-dom");

        Assert.Contains("1280: fits, 0 errors, 6 sections, ", found, StringComparison.Ordinal);
        Assert.Contains("390: fits, 0 errors, 6 sections, ", found, StringComparison.Ordinal);

        string picture = Path.Combine(folder, "page.png");
        Browse(folder, $"--screenshot={picture}");
        Assert.True(new FileInfo(picture).Length > 20_000, "the picture is nearly empty");
    }

    private const string Frames =
        """
        <!doctype html><meta charset=utf-8><body><pre id=found></pre><script>
        for (const width of [1280, 390]) {
          const frame = document.createElement("iframe");
          frame.style = `width:${width}px;height:4000px;border:0`;
          let errors = 0;
          frame.addEventListener("load", () => {
            const inner = frame.contentWindow;
            const root = inner.document.documentElement;
            inner.document.getElementById("theme").click();
            const fits = root.scrollWidth <= width ? "fits" : `overflows to ${root.scrollWidth}`;
            const empty = [...inner.document.querySelectorAll("svg")].filter(svg => svg.getBoundingClientRect().height < 20).length;
            const sections = inner.document.querySelectorAll("section").length;
            const requests = inner.performance.getEntriesByType("resource").length;
            document.getElementById("found").textContent +=
              `${width}: ${fits}, ${errors + empty} errors, ${sections} sections, ${requests} requests\n`;
          });
          frame.src = "report.html";
          document.body.append(frame);
          frame.contentWindow.addEventListener("error", () => errors++);
        }
        </script>
        """;

    private static string Browse(string folder, string what)
    {
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--allow-file-access-from-files",
            "--enable-logging=stderr",
            "--v=0",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--window-size=1700,4000", "--virtual-time-budget=3000", what,
            $"file://{Path.Combine(folder, "frames.html")}",
        ];
        ToolResult result = ToolProcess.Start(Chromium, arguments, folder);
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(":CONSOLE(", result.Errors, StringComparison.Ordinal);
        return result.Output;
    }

    // What a page can load from elsewhere.
    [GeneratedRegex("""(src|href)=(?!#)[^ >]+|url\([^)]*\)|@import|https?://(?!www\.w3\.org)""")]
    private static partial Regex References();
}
