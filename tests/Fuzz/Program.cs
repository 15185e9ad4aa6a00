using ShuffleNet.Compiler.Fuzz;

// `instrument DLL…` rewrites assemblies in place so that they count branches; `run TARGET FINDINGS ARGUMENT…` fuzzes a target
// under libFuzzer; `replay TARGET FILE…` runs inputs once each; `targets` lists the targets; `pack FOLDER ARCHIVE` and
// `unpack ARCHIVE FOLDER` are between the kept inputs as they are stored and as libFuzzer takes them. run.sh uses all of these.
// `mutate TARGET COUNT CURRENT FOLDER` runs the inputs of a folder and mutations of them for the tests, and leaves in the file CURRENT
// which one it was at.
switch (args)
{
    case ["instrument", .. string[] assemblies]:
        foreach (string assembly in assemblies)
        {
            SharpFuzz.Fuzzer.Instrument(assembly, _ => true, SharpFuzz.Options.Value);
        }

        return 0;
    case ["run", string name, string findings, .. string[] arguments]:
        return LibFuzzer.Run(FuzzTargets.Named(name), findings, arguments);
    case ["replay", string name, .. string[] files]:
        foreach (string file in files)
        {
            Console.WriteLine($"{file}: {FuzzTargets.Named(name).Run(File.ReadAllBytes(file))?.Message ?? "read"}");
        }

        return 0;
    case ["mutate", string name, string count, string currentPath, string folder]:
        using (CurrentInput current = new(currentPath))
        {
            byte[][] inputs = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
            int mutations = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
            (int read, int refused) = Replay.Run(FuzzTargets.Named(name), inputs, mutations, current);
            Console.WriteLine($"{read} read, {refused} refused");
        }

        return 0;
    case ["targets"]:
        Console.WriteLine(string.Join('\n', FuzzTargets.All.Select(target => target.Name)));
        return 0;
    case ["pack", string folder, string archive]:
        Corpus.Pack(folder, archive);
        return 0;
    case ["unpack", string archive, string folder]:
        System.IO.Compression.ZipFile.ExtractToDirectory(archive, folder);
        return 0;
    default:
        Console.Error.WriteLine(
            "instrument DLL… | run TARGET FINDINGS ARGUMENT… | replay TARGET FILE… | mutate TARGET COUNT CURRENT FOLDER | targets"
            + " | pack FOLDER ARCHIVE | unpack ARCHIVE FOLDER");
        return 2;
}
