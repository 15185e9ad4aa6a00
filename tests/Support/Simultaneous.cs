using System.Runtime.ExceptionServices;

namespace ShuffleNet.Compiler.Tests.Support;

/// <summary>Actions on threads of their own, all at the same time: a pool would start some only when others are done.</summary>
internal static class Simultaneous
{
    /// <summary>Starts the action on each thread once all of them exist, waits for all and throws the first exception.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="action">Takes the thread's index.</param>
    public static void Run(int threads, Action<int> action)
    {
        using Barrier start = new(threads);
        ExceptionDispatchInfo? fault = null;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                action(index);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(exception), null);
            }
        }))];
        foreach (Thread thread in all)
        {
            thread.Start();
        }

        foreach (Thread thread in all)
        {
            thread.Join();
        }

        fault?.Throw();
    }
}
