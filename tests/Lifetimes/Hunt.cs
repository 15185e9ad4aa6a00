using System.Diagnostics;
using System.Globalization;
using ShuffleNet.Compiler.Fuzz;
using ShuffleNet.Compiler.Lifetimes.Scenarios;

namespace ShuffleNet.Compiler.Lifetimes;

/// <summary>All scenarios at the same time, each on a thread of its own, beside the one that collects.</summary>
internal static class Hunt
{
    /// <summary>The input of the reader that is at work, in the folder of the scenarios.</summary>
    private const string Current = "current-input";

    /// <summary>
    /// How often a scenario is done between two collections. Without a limit dozens of threads leave little time to the collector, and
    /// Linux refuses a process more than 65,530 mappings.
    /// </summary>
    private const int PerCollection = 16;

    /// <summary>What moves the moments of compilation and collection. A native binary has no JIT to set.</summary>
    private static readonly string[][] s_settings =
    [
        [],
        ["TieredCompilation=0"],
        ["TieredCompilation=0", "ReadyToRun=0", "gcServer=0", "gcConcurrent=0"],
        ["TieredCompilation=0", "gcServer=1"],
        ["TieredCompilation=0", "GCgen0size=40000"],
    ];

    /// <summary>A process for each of the settings, one after the other.</summary>
    /// <returns>0 if each of them ended well.</returns>
    public static int UnderAllSettings(TimeSpan duration, string corpus)
    {
        int failures = 0;
        foreach (string[] settings in s_settings)
        {
            string folder = Directory.CreateTempSubdirectory("snc-lifetimes-").FullName;
            string title = settings.Length == 0 ? "the runtime's own settings" : string.Join(' ', settings);
            string seconds = (duration / s_settings.Length).TotalSeconds.ToString(CultureInfo.InvariantCulture);
            Console.WriteLine($"{title}:");
            ProcessStartInfo start = new(Environment.ProcessPath!, ["hunt-once", seconds, corpus, folder]);
            foreach (string setting in settings)
            {
                string[] parts = setting.Split('=');
                start.Environment["DOTNET_" + parts[0]] = parts[1];
            }

            using Process child = Process.Start(start)!;
            child.WaitForExit();
            if (child.ExitCode != 0)
            {
                failures++;
                string input = Convert.ToBase64String(CurrentInput.Read(Path.Combine(folder, Current)));
                Console.WriteLine($"exit code {child.ExitCode} under {title}; the readers were at the input {input}");
            }

            Directory.Delete(folder, recursive: true);
        }

        return failures == 0 ? 0 : 1;
    }

    /// <returns>0 if every answer was right.</returns>
    public static int Once(TimeSpan duration, string corpus, string folder)
    {
        using CurrentInput current = new(Path.Combine(folder, Current));
        Sample first = new(folder, 1), second = new(folder, 2);
        Scenario[] scenarios =
        [
            .. ReadScenarios.Of(first),
            .. RunScenarios.Of<ResidualNetwork>(first, second),
            .. RunScenarios.Of<TwoThreadNetwork>(first, second),
            .. RunScenarios.Of<CheckedNetwork>(first, second),
            .. TeamScenarios.Of(first),
            .. AssemblyScenario.Of(first),
            FileScenario.Of(corpus, current),
        ];
        bool right = true;
        long start = Stopwatch.GetTimestamp();
        long collections;
        using (Collector collector = new())
        {
            Thread[] threads = [.. scenarios.Select(scenario => new Thread(() =>
            {
                try
                {
                    // At least once, however busy the machine.
                    do
                    {
                        scenario.Once();
                        scenario.Count++;
                        if (scenario.Count % PerCollection == 0)
                        {
                            collector.AwaitNext();
                        }
                    }
                    while (Stopwatch.GetElapsedTime(start) < duration && Volatile.Read(ref right));
                }
                catch (Exception exception)
                {
                    Volatile.Write(ref right, false);
                    Console.WriteLine($"{scenario.Name}: {exception}");
                }
            }))];
            foreach (Thread thread in threads)
            {
                thread.Start();
            }

            foreach (Thread thread in threads)
            {
                thread.Join();
            }

            collections = collector.Count;
        }

        string counts = string.Join(", ", scenarios.Select(scenario => $"{scenario.Name} {scenario.Count}"));
        Console.WriteLine($"{counts}; {collections} collections");
        return right ? 0 : 1;
    }
}
