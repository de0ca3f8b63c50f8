using Spectre.Console;

namespace Descent.Runner;

/// <summary>Shows how a run goes: bars in a terminal, lines in a log.</summary>
internal static class RunProgress
{
    /// <summary>Runs <paramref name="run"/> and shows its progress.</summary>
    public static async Task<IReadOnlyList<NotebookResult>> ShowAsync(
        IReadOnlyList<Notebook> notebooks,
        Func<IRunProgress, Task<IReadOnlyList<NotebookResult>>> run)
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await run(new LineProgress(Console.Out));

        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => run(new BarProgress(context, notebooks)));
    }
}
