using System.Diagnostics;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The real program, started as a user starts it.</summary>
internal static class DescentProcess
{
    public static ProcessStartInfo StartInfo(string folder, params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "descent.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    public static Task<Outcome> RunAsync(string folder, params string[] arguments) => RunAsync(StartInfo(folder, arguments));

    public static async Task<Outcome> RunAsync(ProcessStartInfo startInfo)
    {
        using var process = Process.Start(startInfo)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, output, await error);
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error);
}
