namespace ShuffleNet.Compiler;

/// <summary>
/// Leads a thread out of an inference in which another one failed; it never leaves the runtime, the other's exception does.
/// </summary>
internal sealed class AbandonedInferenceException() : Exception("Another thread of the inference failed.");
