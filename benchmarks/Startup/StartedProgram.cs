using System.Diagnostics;
using System.Globalization;

namespace ShuffleNet.Compiler.Benchmarks.Startup;

/// <summary>A published program, and what its starts took.</summary>
internal sealed class StartedProgram
{
    private readonly string _name;
    private readonly string _program;
    private readonly string _weights;
    private readonly List<double> _milliseconds = [];
    private readonly List<double> _peaks = [];

    private StartedProgram(string name, string program, string weights) => (_name, _program, _weights) = (name, program, weights);

    /// <summary>The first logit of the last start.</summary>
    public float Logit { get; private set; }

    /// <summary>Publishes a project of startup/ for this machine.</summary>
    /// <param name="name">As in the table.</param>
    /// <param name="native">With NativeAOT; otherwise the just-in-time compiler of an installed framework runs it.</param>
    /// <param name="project">Its folder.</param>
    /// <param name="weights">Its argument.</param>
    /// <param name="folder">Takes the published files.</param>
    public static StartedProgram Publish(string name, bool native, string project, string weights, string folder)
    {
        string output = Path.Combine(folder, project + (native ? "" : "-jit"));
        string source = Path.Combine("benchmarks", "Startup", project);
        using Process publish = Process.Start(
            "dotnet",
            [
                "publish", source, "-c", "Release", "--use-current-runtime", "-o", output, "-v", "quiet",
                .. native ? Array.Empty<string>() : ["--no-self-contained", "-p:PublishAot=false"],
            ]);
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? new(name, Path.Combine(output, "startup"), weights)
            : throw new InvalidOperationException($"{source} cannot be published; is this the root of the repository?");
    }

    /// <summary>Measures from the request for a process to the line with a logit.</summary>
    public void Start()
    {
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(_program, [_weights]) { RedirectStandardOutput = true })!;
        string? logit = process.StandardOutput.ReadLine();
        _milliseconds.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        string? peak = process.StandardOutput.ReadLine();
        process.WaitForExit();
        if (process.ExitCode != 0 || logit is null || peak is null)
        {
            throw new InvalidOperationException($"{_program} ended with {process.ExitCode}.");
        }

        Logit = float.Parse(logit, CultureInfo.InvariantCulture);
        _peaks.Add(double.Parse(peak, CultureInfo.InvariantCulture) / 1024);
    }

    /// <summary>Drops what was measured.</summary>
    public void Forget()
    {
        _milliseconds.Clear();
        _peaks.Clear();
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_name,-18} {FilesBytes() / 1e6,8:F1} {new FileInfo(_weights).Length / 1e6,11:F1} "
            + $"{Statistics.Median([.. _milliseconds]),19:F1} {_milliseconds.Min(),6:F1} {Statistics.Median([.. _peaks]),8:F1}");

    // What has to be shipped; symbols, documentation and the libraries for Windows that ONNX Runtime's package adds are not, nor is
    // the framework of the just-in-time compiler counted.
    private long FilesBytes() => new DirectoryInfo(Path.GetDirectoryName(_program)!).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is not (".dbg" or ".pdb" or ".xml" or ".dll") || IsManaged(file))
        .Sum(file => file.Length);

    private static bool IsManaged(FileInfo file) => file.Extension == ".dll" && file.Name != "onnxruntime.dll"
        && !file.Name.StartsWith("onnxruntime_", StringComparison.Ordinal);
}
