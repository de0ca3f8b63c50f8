using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Descent.Runner.Sandbox;

/// <summary>Linux's way for a program without privileges to give up rights: https://docs.kernel.org/userspace-api/landlock.html.</summary>
internal static partial class Landlock
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int AskVersion = 1;
    private const int PathBeneath = 1;
    private const int NoNewPrivileges = 38;
    private const int OpenPathOnly = 0x200000 | 0x80000;

    // What can be done to files: writing, removing, making each kind of entry; then renaming across folders (since
    // version 2) and truncating (since 3). Reading and executing stay free.
    private const ulong WriteFile = 1 << 1;
    private const ulong ChangeV1 = WriteFile | 0b1_1111_1111_0000;
    private const ulong Refer = 1 << 13;
    private const ulong Truncate = 1 << 14;

    private const ulong BindAndConnectTcp = 0b11;
    private const ulong AbstractSocketsAndSignals = 0b11;

    /// <summary>What the kernel offers: 0 where it offers nothing.</summary>
    public static int Version { get; } = AskKernel();

    /// <summary>
    /// From now on this thread, and every process it starts, can change files only below a folder, and, where the
    /// kernel is new enough, can neither use TCP (version 4) nor send signals to processes outside (version 6).
    /// </summary>
    /// <exception cref="Win32Exception">The kernel refused.</exception>
    public static void ConfineThread(string folder)
    {
        var change = ChangeV1 | (Version >= 2 ? Refer : 0) | (Version >= 3 ? Truncate : 0);
        var rights = new Rights
        {
            Files = change,
            Network = Version >= 4 ? BindAndConnectTcp : 0,
            Scope = Version >= 6 ? AbstractSocketsAndSignals : 0,
        };

        // Older kernels know a shorter list, and refuse a longer one.
        var size = Version >= 6 ? 24 : Version >= 4 ? 16 : 8;
        var ruleset = (int)Check(syscall(CreateRuleset, ref rights, size, 0));
        try
        {
            Allow(ruleset, folder, change);
            Allow(ruleset, "/dev/null", change & (WriteFile | Truncate));
            Check(prctl(NoNewPrivileges, 1, 0, 0, 0));
            Check(syscall(RestrictSelf, ruleset, 0));
        }
        finally
        {
            _ = close(ruleset);
        }
    }

    private static void Allow(int ruleset, string path, ulong rights)
    {
        var file = (int)Check(open(path, OpenPathOnly));
        try
        {
            var rule = new PathRule { Rights = rights, File = file };
            Check(syscall(AddRule, ruleset, PathBeneath, ref rule, 0));
        }
        finally
        {
            _ = close(file);
        }
    }

    private static int AskKernel() =>
        OperatingSystem.IsLinux() ? Math.Max(0, (int)syscall(CreateRuleset, 0, 0, AskVersion)) : 0;

    private static nint Check(nint result) => result >= 0 ? result : throw new Win32Exception();

    private struct Rights
    {
        public ulong Files;
        public ulong Network;
        public ulong Scope;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct PathRule
    {
        public ulong Rights;
        public int File;
    }

#pragma warning disable IDE1006, CA2101, SYSLIB1054 // Named as the C library names them.
    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, ref Rights rights, nint size, nint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint first, nint second, nint third);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint ruleset, nint kind, ref PathRule rule, nint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern nint syscall(nint number, nint ruleset, nint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false)]
    private static extern int open(string path, int flags);

    [DllImport("libc")]
    private static extern int close(int file);
#pragma warning restore IDE1006, CA2101, SYSLIB1054
}
