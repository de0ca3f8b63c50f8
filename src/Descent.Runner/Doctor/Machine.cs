using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Descent.Runner.Doctor;

/// <summary>What the doctor sees of a computer. Tests make one up.</summary>
/// <param name="Platform">Its system.</param>
/// <param name="Home">The user's own folder.</param>
/// <param name="Temp">The folder for temporary files.</param>
/// <param name="Variable">The value of an environment variable, or null.</param>
/// <param name="Run">Runs a program in a folder, by its name and arguments; null where it does not start or end.</param>
internal sealed record Machine(
    OSPlatform Platform,
    string Home,
    string Temp,
    Func<string, string?> Variable,
    Func<string, string, string[], CommandOutcome?> Run)
{
    /// <summary>The computer that runs this program.</summary>
    public static Machine Real { get; } = new(
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Path.GetTempPath(),
        Environment.GetEnvironmentVariable,
        Start);

    /// <summary>A file of the first of these names that is on the path, or null.</summary>
    public string? FindProgram(params string[] names)
    {
        (char separator, string[] endings) = Platform == OSPlatform.Windows ? (';', (string[])[".exe", ".cmd"]) : (':', [""]);
        return (Variable("PATH") ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.SelectMany(name => endings.Select(ending => Path.Combine(folder, name + ending))))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The folder that a variable names, or else one below the user's own.</summary>
    public string FolderOf(string variable, params string[] otherwise) =>
        Variable(variable) is { Length: > 0 } named ? named : Path.Combine([Home, .. otherwise]);

    private static CommandOutcome? Start(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(TimeSpan.FromMinutes(10))) return new CommandOutcome(process.ExitCode, output.Result, error.Result);

            process.Kill(entireProcessTree: true);
        }
        catch (Win32Exception)
        {
            // It is not there, or may not be run.
        }

        return null;
    }
}

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output, string Error);

/// <summary>How much a finding matters: all is well, something that not everyone needs is missing, or notebooks will not run right.</summary>
internal enum Severity
{
    Ok,
    Advice,
    Problem,
}

/// <summary>What one check found.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Found">What is there, in a few words.</param>
/// <param name="Advice">Why that matters and what to do, or null where nothing need be done.</param>
/// <param name="Fix">Does it, and says what it did; null where that is up to the user.</param>
internal sealed record Finding(string Name, Severity Severity, string Found, string? Advice = null, Func<string>? Fix = null);
