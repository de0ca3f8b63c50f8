using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Descent.Runner.Protocol;

/// <summary>The <c>dotnet</c> command.</summary>
internal static class DotnetCommand
{
    /// <summary>The variable that limits the managed heap of a process it starts.</summary>
    public const string HeapLimitVariable = "DOTNET_GCHeapHardLimit";

    /// <summary>Whether it runs this process, which may also have an executable of its own.</summary>
    public static bool IsHost { get; } = System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    /// <summary>The one that runs this process if there is one, else whichever the system finds.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (IsHost ? Environment.ProcessPath! : "dotnet");
}

/// <summary>A process and all it starts, as far as they do not leave the group; Windows knows none.</summary>
/// <remarks>Once a process has gone, nothing else tells which others it had started.</remarks>
internal static class ProcessGroup
{
    private const int KillSignal = 9;

    /// <summary>Makes this process the leader of a group of its own.</summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows()) _ = CLibrary.setpgid(0, 0);
    }

    /// <summary>Ends everything in the group of a leader, who may have gone; nothing happens where there is none.</summary>
    public static void Kill(int leader)
    {
        if (!OperatingSystem.IsWindows()) _ = CLibrary.kill(-leader, KillSignal);
    }
}

/// <summary>What a process and all that it starts may have; what has been given up does not come back.</summary>
internal static class ProcessLimits
{
    /// <summary>Threads of all its processes together.</summary>
    public const int Tasks = 512;

    /// <summary>Megabytes of a file, as of all files together.</summary>
    public const int FileMegabytes = 256;

    private const int Files = 1024;

    /// <summary>Limits this process; Linux only. Its tasks only where no other processes count as its own.</summary>
    /// <param name="withTasks">Whether it has a user namespace to itself.</param>
    public static void Apply(bool withTasks)
    {
        if (!OperatingSystem.IsLinux()) return;
        Set(resource: 1, FileMegabytes * 1024L * 1024L);
        Set(resource: 4, 0); // Memory dumps.
        if (withTasks) Set(resource: 6, Tasks);
        Set(resource: 7, Files);
    }

    private static void Set(int resource, long most)
    {
        var limit = new CLibrary.Limit { Now = (ulong)most, Most = (ulong)most };
        _ = CLibrary.setrlimit(resource, ref limit);
    }
}

/// <summary>The standard streams of a worker, which are for its parent alone.</summary>
internal static class StandardStreams
{
    private const int Lowest = 64;

    /// <summary>
    /// Takes standard input and output away from everything else in this process, and from what it starts: they read
    /// nothing and write to nowhere from now on.
    /// </summary>
    public static (Stream Input, Stream Output) Take()
    {
        if (OperatingSystem.IsWindows())
        {
            var (windowsInput, windowsOutput) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            var nowhere = File.OpenHandle("NUL", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).DangerousGetHandle();
            _ = SetStdHandle(-10, nowhere);
            _ = SetStdHandle(-11, nowhere);
            return (windowsInput, windowsOutput);
        }

        var duplicate = OperatingSystem.IsLinux() ? 1030 : 67; // F_DUPFD_CLOEXEC: closed in every process that is started.
        var (input, output) = (CLibrary.Control(0, duplicate, Lowest), CLibrary.Control(1, duplicate, Lowest));
        using (var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            _ = CLibrary.dup2((int)nothing.DangerousGetHandle(), 0);
            _ = CLibrary.dup2((int)nothing.DangerousGetHandle(), 1);
        }

        return (Open(input, FileAccess.Read), Open(output, FileAccess.Write));
    }

    /// <summary>Makes sure that no process inherits more than the standard streams, whoever had opened what for this one.</summary>
    public static void KeepOthers()
    {
        if (!OperatingSystem.IsLinux()) return;
        foreach (var entry in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), out var descriptor) && descriptor > 2) _ = CLibrary.Control(descriptor, 2, 1);
        }
    }

    private static BlockingStream Open(int descriptor, FileAccess access) =>
        new(new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0));

    [DllImport("kernel32.dll")]
    private static extern bool SetStdHandle(int which, nint handle);
}

/// <summary>A stream that reads on the thread that asks: the pool's threads may all be taken by a submission.</summary>
internal sealed class BlockingStream(Stream stream) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => stream.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => stream.CanWrite;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(stream.Read(buffer.Span));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Flush() => stream.Flush();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The C library of the system.</summary>
internal static class CLibrary
{
    /// <summary>A limit of <see cref="setrlimit"/>.</summary>
    internal struct Limit
    {
        /// <summary>What holds.</summary>
        public ulong Now;

        /// <summary>What it can be raised to.</summary>
        public ulong Most;
    }

#pragma warning disable IDE1006, SYSLIB1054, CA2101 // Named as the C library names them.
    [DllImport("libc")]
    internal static extern int setpgid(int process, int group);

    [DllImport("libc")]
    internal static extern int kill(int process, int signal);

    [DllImport("libc")]
    internal static extern int setrlimit(int resource, ref Limit limit);

    /// <summary>The third argument of fcntl, which takes any number of them, is on the stack where Apple's ARM processors run, and not in a register.</summary>
    internal static int Control(int descriptor, int command, nint argument) =>
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? fcntl(descriptor, command, 0, 0, 0, 0, 0, 0, argument)
            : fcntl(descriptor, command, argument);

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command, nint argument);

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command, nint x2, nint x3, nint x4, nint x5, nint x6, nint x7, nint argument);

    [DllImport("libc")]
    internal static extern int dup2(int descriptor, int other);

    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false)]
    internal static extern int statvfs(string path, ulong[] values);
#pragma warning restore IDE1006, SYSLIB1054, CA2101
}
