using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Descent.Runner.Sandbox;

/// <summary>Starts processes that are kept, as far as the system can, from changing anything outside their folder.</summary>
internal static class Confinement
{
    /// <summary>Whether this system can: Linux from 5.13 on, unless its administrator switched Landlock off.</summary>
    public static bool IsEnforced { get; } = Landlock.Version > 0;

    /// <summary>Starts a process whose working directory is all it may write to.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        // What programs write without being asked goes into the folder, too.
        foreach (var variable in (string[])["TMPDIR", "TEMP", "TMP", "HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"])
            start.Environment[variable] = start.WorkingDirectory;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (!IsEnforced) return Process.Start(start)!;

        // Linux confines threads. A new process is confined like the thread that starts it, and a thread never gets
        // free again; so this one does nothing else.
        Process? process = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Landlock.ConfineThread(start.WorkingDirectory);
                process = Process.Start(start);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return process!;
    }
}
