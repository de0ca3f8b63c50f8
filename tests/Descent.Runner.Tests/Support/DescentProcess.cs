using System.Diagnostics;

namespace Descent.Runner.Tests;

/// <summary>The real program, started as a user starts it.</summary>
internal static class DescentProcess
{
    public static ProcessStartInfo StartInfo(string folder, params string[] arguments) =>
        ProgramRun.StartInfo(folder, "dotnet", [Path.Combine(AppContext.BaseDirectory, "descent.dll"), .. arguments]);

    public static Task<ProgramRun> RunAsync(string folder, params string[] arguments) => ProgramRun.OfAsync(StartInfo(folder, arguments));
}
