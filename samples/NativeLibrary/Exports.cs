using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler.Samples.NativeLibrary;

// An exception that leaves such a method ends the process, so each catches whatever there is.
#pragma warning disable CA1031

/// <summary>The functions of include/shufflenet.h, which describes them.</summary>
internal static unsafe class Exports
{
    // Major and minor, 16 bits each: SNC_VERSION of the header.
    private const uint InterfaceVersion = 0x0001_0000;

    [UnmanagedCallersOnly(EntryPoint = "snc_version", CallConvs = [typeof(CallConvCdecl)])]
    public static uint Version() => InterfaceVersion;

    [UnmanagedCallersOnly(EntryPoint = "snc_input_length", CallConvs = [typeof(CallConvCdecl)])]
    public static long InputLength() => FashionNetwork.InputLength;

    [UnmanagedCallersOnly(EntryPoint = "snc_output_length", CallConvs = [typeof(CallConvCdecl)])]
    public static long OutputLength() => FashionNetwork.OutputLength;

    [UnmanagedCallersOnly(EntryPoint = "snc_create_from_file", CallConvs = [typeof(CallConvCdecl)])]
    public static Status CreateFromFile(byte* path, ulong* network)
    {
        try
        {
            ref ulong handle = ref Pointers.Reference(network, nameof(network));
            handle = 0;
            _ = ref Pointers.Reference(path, nameof(path));
            string name = Marshal.PtrToStringUTF8((nint)path)!;
            if (name.Length == 0)
            {
                throw new CallException(Status.Unreadable, "path is empty");
            }

            handle = NetworkTable.Add(FashionNetwork.Load(name));
            return Status.Ok;
        }
        catch (Exception exception)
        {
            return LastError.Set(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "snc_create_from_bytes", CallConvs = [typeof(CallConvCdecl)])]
    public static Status CreateFromBytes(byte* bytes, long length, ulong* network)
    {
        try
        {
            ref ulong handle = ref Pointers.Reference(network, nameof(network));
            handle = 0;
            using UnmanagedMemoryStream stream = Pointers.Bytes(bytes, length, nameof(bytes));
            handle = NetworkTable.Add(FashionNetwork.Load(stream));
            return Status.Ok;
        }
        catch (Exception exception)
        {
            return LastError.Set(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "snc_create_shared", CallConvs = [typeof(CallConvCdecl)])]
    public static Status CreateShared(ulong original, ulong* network)
    {
        try
        {
            ref ulong handle = ref Pointers.Reference(network, nameof(network));
            handle = 0;
            handle = NetworkTable.Add(FashionNetwork.Create(NetworkTable.Find(original).Weights));
            return Status.Ok;
        }
        catch (Exception exception)
        {
            return LastError.Set(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "snc_run", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Run(ulong network, float* input, long inputLength, float* output, long outputLength)
    {
        try
        {
            FashionNetwork instance = NetworkTable.Find(network);
            Span<float> values = Pointers.Floats(input, inputLength, FashionNetwork.InputLength, nameof(input));
            Span<float> logits = Pointers.Floats(output, outputLength, FashionNetwork.OutputLength, nameof(output));
            instance.Run(values, logits);
            return Status.Ok;
        }
        catch (ObjectDisposedException)
        {
            // Destroyed by another thread since it was found.
            return LastError.Set(NetworkTable.Unknown(network));
        }
        catch (InvalidOperationException)
        {
            return LastError.Set(
                new CallException(Status.Busy, "another thread is running this network; give each its own with snc_create_shared"));
        }
        catch (Exception exception)
        {
            return LastError.Set(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "snc_destroy", CallConvs = [typeof(CallConvCdecl)])]
    public static Status Destroy(ulong network)
    {
        try
        {
            NetworkTable.Destroy(network);
            return Status.Ok;
        }
        catch (Exception exception)
        {
            return LastError.Set(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "snc_last_error", CallConvs = [typeof(CallConvCdecl)])]
    public static long CopyLastError(byte* buffer, long length) =>
        LastError.CopyTo(buffer is null || length < 0 ? [] : new(buffer, (int)Math.Min(length, int.MaxValue)));
}
