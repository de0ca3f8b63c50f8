using System.Runtime.InteropServices;

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
        if (!OperatingSystem.IsWindows()) _ = setpgid(0, 0);
    }

    /// <summary>Ends everything in the group of a leader, who may have gone; nothing happens where there is none.</summary>
    public static void Kill(int leader)
    {
        if (!OperatingSystem.IsWindows()) _ = kill(-leader, KillSignal);
    }

#pragma warning disable IDE1006, SYSLIB1054 // Named as the C library names them.
    [DllImport("libc")]
    private static extern int setpgid(int process, int group);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
#pragma warning restore IDE1006, SYSLIB1054
}
