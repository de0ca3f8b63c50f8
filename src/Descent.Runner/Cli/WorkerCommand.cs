using System.CommandLine;
using Descent.Runner.Worker;

namespace Descent.Runner.Cli;

/// <summary>What this program is started with to run the cells of one notebook. No one types it.</summary>
internal static class WorkerCommand
{
    /// <summary>The verb <c>worker</c>, which <c>--help</c> does not show.</summary>
    public static Command Create()
    {
        var packages = new Argument<string?>("PACKAGES") { Arity = ArgumentArity.ZeroOrOne };
        var grading = new Option<string?>("--grading");
        var command = new Command("worker", "Runs cells for a parent process.") { packages, grading };
        command.Hidden = true;

        // A terminal sends Ctrl-C to this process, too. What it means is for the parent to decide.
        command.SetAction((parsed, _) =>
        {
            WorkerLoop.Run(parsed.GetValue(packages), parsed.GetValue(grading));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
