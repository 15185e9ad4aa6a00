using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Fuzz;

/// <summary>
/// Runs a target under libFuzzer, which is linked into a library of its own (driver/driver.cc) and calls back. A finding is
/// written beside the others and the run goes on; a crash or a hang ends it, and libFuzzer writes the input.
/// </summary>
internal sealed unsafe partial class LibFuzzer
{
    private const string Library = "fuzzdriver";

    private static LibFuzzer? s_instance;

    private readonly FuzzTarget _target;
    private readonly string _findings;
    private readonly HashSet<string> _causes = [];

    private LibFuzzer(FuzzTarget target, string findings) => (_target, _findings) = (target, findings);

    /// <param name="target">What is run.</param>
    /// <param name="findings">The folder for inputs that broke a promise; made if need be.</param>
    /// <param name="arguments">libFuzzer's: options and folders of inputs.</param>
    public static int Run(FuzzTarget target, string findings, IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(findings);
        s_instance = new LibFuzzer(target, findings);

        // The name of the program is what libFuzzer gives to a shell when it starts processes of its own, to merge inputs.
        string self = string.Join(' ', Environment.ProcessPath, typeof(LibFuzzer).Assembly.Location, "run", target.Name, findings);

        // Signals that the runtime lives by are left to it: a null reference is a fault at first, a division by zero too.
        string[] all = [self, "-handle_segv=0", "-handle_bus=0", "-handle_fpe=0", "-handle_ill=0", .. arguments];
        nint[] pointers = [.. all.Select(Marshal.StringToCoTaskMemUTF8), 0];
        SharpFuzz.Common.Trace.SharedMem = Counters();
        fixed (nint* first = pointers)
        {
            return Run(all.Length, (byte**)first, &Execute);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int Execute(byte* data, nuint size)
    {
        s_instance!.Execute(new ReadOnlySpan<byte>(data, (int)size));
        return 0;
    }

    private void Execute(ReadOnlySpan<byte> input)
    {
        SharpFuzz.Common.Trace.PrevLocation = 0;
        byte[] bytes = input.ToArray();
        try
        {
            _target.Run(bytes);
        }
        catch (FindingException finding) when (_causes.Add(finding.Cause))
        {
            string path = Path.Combine(_findings, $"{_target.Name}-{_causes.Count}");
            File.WriteAllBytes(path, bytes);
            File.WriteAllText(path + ".txt", finding.ToString());
            Console.Error.WriteLine($"finding: {path}: {finding.Cause}");
        }
        catch (FindingException)
        {
            // Of a cause that is written down already.
        }
    }

    [LibraryImport(Library, EntryPoint = "fuzz_counters")]
    private static partial byte* Counters();

    [LibraryImport(Library, EntryPoint = "fuzz_run")]
    private static partial int Run(int count, byte** arguments, delegate* unmanaged[Cdecl]<byte*, nuint, int> callback);
}
