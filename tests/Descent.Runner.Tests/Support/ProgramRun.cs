using System.Diagnostics;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A program that ran to its end, and what it said.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static ProcessStartInfo StartInfo(string folder, string program, params string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    public static async Task<ProgramRun> OfAsync(ProcessStartInfo startInfo)
    {
        using var process = Process.Start(startInfo)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProgramRun(process.ExitCode, output, await error);
    }

    /// <summary>Runs a program that must end well.</summary>
    public static async Task<ProgramRun> SucceedAsync(string folder, string program, params string[] arguments)
    {
        var run = await OfAsync(StartInfo(folder, program, arguments));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run;
    }
}
