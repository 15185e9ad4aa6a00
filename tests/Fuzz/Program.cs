using ShuffleNet.Compiler.Fuzz;

// `instrument DLL…` rewrites assemblies in place so that they count branches; `run TARGET FINDINGS ARGUMENT…` fuzzes a target
// under libFuzzer; `replay TARGET FILE…` runs inputs once each; `targets` lists the targets. run.sh uses all of them.
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
    case ["targets"]:
        Console.WriteLine(string.Join('\n', FuzzTargets.All.Select(target => target.Name)));
        return 0;
    default:
        Console.Error.WriteLine("instrument DLL… | run TARGET FINDINGS ARGUMENT… | replay TARGET FILE… | targets");
        return 2;
}
