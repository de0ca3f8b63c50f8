using System.Diagnostics;
using System.Text.Json;

namespace Descent.Benchmarks;

/// <summary>The Python process that runs peers.py for the whole program: a benchmark tells it what to do and waits.</summary>
internal static class PythonPeers
{
    private static readonly Lazy<Process?> Python = new(Start);

    /// <summary>What is installed, or null where Python with all of it is not.</summary>
    public static string? Versions { get; } = Python.Value is null ? null : Ask(new { versions = true });

    /// <summary>Sets up a case of peers.py.</summary>
    public static void Prepare(object request) => Expect("ready", request);

    /// <summary>Runs the case that was set up last.</summary>
    public static void Run() => Expect("done", new { run = true });

    /// <summary>Ends the process.</summary>
    public static void Stop()
    {
        Python.Value?.StandardInput.Close();
        Python.Value?.WaitForExit();
    }

    private static void Expect(string answer, object request)
    {
        if (Ask(request) != answer)
            throw new InvalidOperationException("peers.py failed; its own message is above.");
    }

    private static string? Ask(object request)
    {
        Python.Value!.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        return Python.Value.StandardOutput.ReadLine();
    }

    private static Process? Start()
    {
        // Debian's packages belong to Debian's Python, which need not be the first on the path.
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                using var probe = Process.Start(Command(python, "-c", "import numpy, torch, sklearn"))!;
                probe.StandardError.ReadToEnd();
                probe.WaitForExit();
                if (probe.ExitCode == 0)
                {
                    var start = Command(python, Path.Combine(AppContext.BaseDirectory, "peers.py"));
                    start.RedirectStandardError = false;
                    return Process.Start(start);
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such program.
            }
        }

        return null;
    }

    private static ProcessStartInfo Command(string python, params string[] arguments) => new(python, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
