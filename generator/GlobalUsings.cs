global using ShuffleNet.Compiler.Generator.Graph;
global using ShuffleNet.Compiler.Generator.Spec;
global using ShuffleNet.Compiler.Generator.Plan;
