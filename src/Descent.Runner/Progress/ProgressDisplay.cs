using Spectre.Console;

namespace Descent.Runner;

/// <summary>Where progress is shown: as bars in a terminal, and as lines in a log.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work, and lets it show its progress in the one way or the other.</summary>
    /// <param name="withBars">The work where there is a terminal.</param>
    /// <param name="withLines">The work where there is none; the writer may be used from several threads.</param>
    public static async Task<T> ShowAsync<T>(Func<ProgressContext, Task<T>> withBars, Func<TextWriter, Task<T>> withLines)
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await withLines(TextWriter.Synchronized(Console.Out));

        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(withBars);
    }
}
