using System.ComponentModel;

namespace ShuffleNet.Compiler;

/// <summary>One thread's part of an inference. Used by generated code.</summary>
/// <param name="thread">Which part; 0 is that of the thread that called <c>Run</c>.</param>
/// <param name="inference">The memories, and the barrier of the threads.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ParallelBody(int thread, ParallelInference inference);
