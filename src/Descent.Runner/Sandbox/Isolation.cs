using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Descent.Runner.Files;
using Descent.Runner.Protocol;

namespace Descent.Runner.Sandbox;

/// <summary>What keeps submissions to themselves.</summary>
internal enum IsolationKind
{
    /// <summary>bubblewrap: namespaces of the Linux kernel.</summary>
    Bwrap,

    /// <summary>A container of Docker.</summary>
    Docker,

    /// <summary>A container of Podman.</summary>
    Podman,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>Starts the processes of submissions so that they reach nothing but themselves.</summary>
/// <param name="Kind">By which means.</param>
internal sealed record Isolation(IsolationKind Kind)
{
    /// <summary>Megabytes a submission may keep in its scratch folder, which is in memory and gone with its processes.</summary>
    public const int ScratchMegabytes = ProcessLimits.FileMegabytes;

    /// <summary>What a process needs beside its managed heap.</summary>
    public const int MegabytesBesideHeap = 512;

    private const string Scratch = "/scratch";

    // Users that no system has: whoever grades as root has each submission run as one of them.
    private const int FirstUser = 64_000;
    private const int Users = 1000;

    private static int starts;

    /// <summary>Whether submissions are kept from everything outside.</summary>
    public bool IsEnforced => Kind != IsolationKind.None;

    /// <summary>Whether a submission runs in a process that this system shows as one of its own, whatever it can do inside.</summary>
    public bool IsMeasured => Kind is IsolationKind.Bwrap or IsolationKind.None;

    /// <summary>With these arguments bubblewrap succeeds where it can do what submissions need.</summary>
    public static string[] Trial { get; } = ["--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--ro-bind", "/", "/", "--proc", "/proc", "true"];

    /// <summary>What was asked for, or what this system has.</summary>
    /// <param name="wanted">The kind; null for bubblewrap where it works.</param>
    /// <exception cref="BadInputException">It is not there or does not work; the message says what to install.</exception>
    public static Isolation Find(IsolationKind? wanted)
    {
        if (wanted == IsolationKind.None) return new Isolation(IsolationKind.None);
        if (wanted is IsolationKind.Docker or IsolationKind.Podman)
        {
            var tool = wanted == IsolationKind.Docker ? "docker" : "podman";
            return Try(new ProcessStartInfo(tool, ["version"])) is { } trouble
                ? throw new BadInputException($"{tool} does not answer here. {trouble} Install and start it, or see --sandbox for others.")
                : new Isolation(wanted.Value);
        }

        if (!OperatingSystem.IsLinux())
            throw new BadInputException("check runs what others wrote, and needs a sandbox for it. Install Docker or Podman, and add --sandbox docker or --sandbox podman.");

        var probe = new ProcessStartInfo();
        foreach (var word in (string[])[.. AsNobody(), "bwrap", .. Trial])
        {
            if (probe.FileName.Length == 0) probe.FileName = word;
            else probe.ArgumentList.Add(word);
        }

        return Try(probe) is { } why
            ? throw new BadInputException(
                $"check runs what others wrote, and needs a sandbox for it. bubblewrap does not work here: {why} "
                + "Install bubblewrap 0.8 or newer (apt install bubblewrap, or dnf) and, to grade as root, util-linux; let it make user namespaces, "
                + "which Ubuntu allows with sysctl kernel.apparmor_restrict_unprivileged_userns=0 and containers with --security-opt seccomp=unconfined. "
                + "Or take --sandbox docker or --sandbox podman. --sandbox none runs submissions as you: only where there is nothing to lose.")
            : new Isolation(IsolationKind.Bwrap);
    }

    /// <summary>A start of a worker.</summary>
    /// <param name="program">The folder with the worker's program.</param>
    /// <param name="folder">Where it runs if nothing isolates it.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="name">Names it among others, where it gets a name.</param>
    public ProcessStartInfo StartInfo(string program, string folder, RunLimits limits, string name)
    {
        string[] command = Kind switch
        {
            IsolationKind.Bwrap => [.. AsNobody(), .. Bubblewrap(program, limits), "/dotnet/dotnet", "/descent/descent.dll"],
            IsolationKind.None => [Path.Combine(DotnetFolder(program), OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), Path.Combine(program, "descent.dll")],
            _ => [.. Container(Kind, program, limits, name), "dotnet", "/descent/descent.dll"],
        };
        var start = new ProcessStartInfo(command[0], [.. command[1..], "worker", "--grading", Kind.ToString().ToLowerInvariant()]);

        // The client of a container engine finds its engine by its variables; the container itself gets none of them.
        if (Kind is IsolationKind.Docker or IsolationKind.Podman) return start;
        var (path, system) = (Environment.GetEnvironmentVariable("PATH"), Environment.GetEnvironmentVariable("SystemRoot"));
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        if (system is not null) start.Environment["SystemRoot"] = system;
        if (Kind == IsolationKind.Bwrap) return start;

        start.WorkingDirectory = folder;
        foreach (var (variable, value) in Variables(limits, folder)) start.Environment[variable] = value;
        return start;
    }

    /// <summary>Ends what does not end with the process that was started.</summary>
    public void End(string name)
    {
        if (Kind is IsolationKind.Docker or IsolationKind.Podman) Try(new ProcessStartInfo(Kind.ToString().ToLowerInvariant(), ["rm", "--force", name]));
    }

    /// <summary>The command that starts a container with what bubblewrap gives: no network, no rights, nothing to write to but memory.</summary>
    internal static IEnumerable<string> Container(IsolationKind kind, string program, RunLimits limits, string name)
    {
        var memory = $"{limits.MemoryMegabytes + MegabytesBesideHeap + ScratchMegabytes}m";
        string[] command =
        [
            kind == IsolationKind.Docker ? "docker" : "podman", "run", "--rm", "--interactive", "--name", name,
            "--network", "none", "--ipc", "private", "--hostname", "descent", "--read-only", "--cap-drop", "ALL",
            "--security-opt", "no-new-privileges", "--user", $"{FirstUser}:{FirstUser}", "--pids-limit", $"{ProcessLimits.Tasks}",
            "--memory", memory, "--memory-swap", memory,
            "--ulimit", $"fsize={ProcessLimits.FileMegabytes * 1024 * 1024}", "--ulimit", "core=0", "--log-driver", "none",
            "--tmpfs", $"/tmp:rw,nosuid,nodev,mode=1777,size={ScratchMegabytes}m", "--workdir", "/tmp",
            "--volume", $"{program}:/descent:ro",
        ];
        return
        [
            .. command,
            .. Variables(limits, "/tmp").SelectMany(variable => new[] { "--env", $"{variable.Name}={variable.Value}" }),
            $"mcr.microsoft.com/dotnet/runtime:{Environment.Version.ToString(2)}",
        ];
    }

    /// <summary>What a worker finds in its environment, and nothing else.</summary>
    private static IEnumerable<(string Name, string Value)> Variables(RunLimits limits, string folder)
    {
        foreach (var name in (string[])["TMPDIR", "TEMP", "TMP", "HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"]) yield return (name, folder);
        yield return ("LANG", "C.UTF-8");
        yield return ("DESCENT_PROGRESS", "off");
        yield return ("DOTNET_EnableDiagnostics", "0");
        yield return ("DOTNET_EnableWriteXorExecute", "0"); // A fifth of the time of a start, for what a sandbox does better.
        yield return ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", IsGlobal ? "0" : "1"); // As in the kernel, German numbers are German.
        yield return (DotnetCommand.HeapLimitVariable, (limits.MemoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether this system has the data of cultures, without which .NET does not start unless told so.</summary>
    private static bool IsGlobal { get; } = !OperatingSystem.IsLinux()
        || Enumerable.Range(50, 50).Any(version => NativeLibrary.TryLoad($"libicuuc.so.{version}", out _));

    /// <summary>Root gives up being root first: limits hold for everyone but root.</summary>
    private static string[] AsNobody()
    {
        if (!Environment.IsPrivilegedProcess) return [];
        var user = FirstUser + ((uint)Interlocked.Increment(ref starts) % Users);
        return ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"];
    }

    private static string[] Bubblewrap(string program, RunLimits limits)
    {
        var dotnet = DotnetFolder(program);
        var runtime = $"shared/Microsoft.NETCore.App/{Environment.Version.ToString(3)}";
        return
        [
            "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000", "--hostname", "descent",
            "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv",
            .. Variables(limits, Scratch).SelectMany(variable => new[] { "--setenv", variable.Name, variable.Value }),

            // Libraries of the system and no programs; .NET without its SDK; this program, with a library that knows no answers.
            "--ro-bind", "/usr/lib", "/usr/lib", "--ro-bind-try", "/usr/lib64", "/usr/lib64", "--ro-bind-try", "/usr/share/zoneinfo", "/usr/share/zoneinfo",
            .. SystemLibraries(), "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/nix/store", "/nix/store",
            "--ro-bind", $"{dotnet}/dotnet", "/dotnet/dotnet", "--ro-bind", $"{dotnet}/host", "/dotnet/host",
            "--ro-bind", $"{dotnet}/{runtime}", $"/dotnet/{runtime}",
            "--ro-bind", program, "/descent",
            "--proc", "/proc", "--dev", "/dev", "--size", $"{ScratchMegabytes * 1024L * 1024L}", "--tmpfs", Scratch, "--symlink", Scratch[1..], "/tmp", "--chdir", Scratch,
            "--remount-ro", "/dev", "--remount-ro", "/",
        ];
    }

    /// <summary>/lib and /lib64 are links today, and folders on older systems.</summary>
    private static IEnumerable<string> SystemLibraries() => ((string[])["lib", "lib64"]).SelectMany<string, string>(name =>
        new DirectoryInfo($"/{name}") switch
        {
            { LinkTarget: { } target } => ["--symlink", target, $"/{name}"],
            { Exists: true } => ["--ro-bind", $"/{name}", $"/{name}"],
            _ => [],
        });

    /// <summary>Where .NET is: beside the program if it was copied there, else where this process has it from.</summary>
    private static string DotnetFolder(string program) => Directory.Exists(Path.Combine(program, "shared"))
        ? program
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Runs a tool; what is wrong with it, or null.</summary>
    private static string? Try(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            _ = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : errors.Trim();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return $"{e.Message.TrimEnd('.')}.";
        }
    }
}
