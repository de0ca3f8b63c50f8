using System.CommandLine;

namespace Descent.Runner;

/// <summary>What this program is started with to run the cells of one notebook. No one types it.</summary>
internal static class WorkerCommand
{
    /// <summary>The verb <c>worker</c>, which <c>--help</c> does not show.</summary>
    public static Command Create()
    {
        var pipe = new Argument<string>("PIPE");
        var packages = new Argument<string>("PACKAGES");
        var command = new Command("worker", "Runs cells for a parent process.") { pipe, packages };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            await Worker.RunAsync(parsed.GetRequiredValue(pipe), parsed.GetRequiredValue(packages), cancellation);
            return ExitCode.Success;
        });
        return command;
    }
}
