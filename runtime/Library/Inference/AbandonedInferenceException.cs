namespace ShuffleNet.Compiler;

/// <summary>
/// Ends a thread's part of an inference after another thread has failed. The caller gets the other thread's exception, never this one.
/// </summary>
internal sealed class AbandonedInferenceException() : Exception("Another thread of the inference failed.");
