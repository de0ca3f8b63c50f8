using Spectre.Console;

namespace Descent.Runner;

/// <summary>Shows how grading goes: a bar in a terminal, lines in a log.</summary>
internal static class CheckProgress
{
    /// <summary>Runs <paramref name="run"/> and shows each grade that is ready.</summary>
    public static async Task<IReadOnlyList<SubmissionGrade>> ShowAsync(
        int count,
        Func<Action<SubmissionGrade>, Task<IReadOnlyList<SubmissionGrade>>> run)
    {
        var console = AnsiConsole.Console;
        if (console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected)
        {
            return await console.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
                .StartAsync(context =>
                {
                    var bar = context.AddTask("Grading", maxValue: count);
                    return run(grade =>
                    {
                        bar.Increment(1);
                        bar.Description = Markup.Escape(CleanText.Line($"{bar.Value:0} of {count}, last {grade.Student}"));
                    });
                });
        }

        var done = 0;
        var writer = TextWriter.Synchronized(Console.Out);
        return await run(grade => writer.WriteLine(CleanText.Line($"{Interlocked.Increment(ref done)} of {count}: {grade.Student} {grade.Lesson}")));
    }
}
