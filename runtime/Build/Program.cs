using ShuffleNet.Compiler.Build;

// ShuffleNet.Compiler.Build REQUEST ROSLYN: packs the weights that the request file lists, with the compiler in the folder.
// Run by ShuffleNet.Compiler.targets, which documents the request.
RoslynFolder.Use(args[1]);
return BuildStep.Run(args[0], Console.Out);
