using Descent.Runner.Grading;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Spectre.Console;

namespace Descent.Runner.Cli;

/// <summary>How work goes while it goes: as bars in a terminal, as lines in a log.</summary>
internal static class LiveStatus
{
    /// <summary>Runs notebooks and shows how it goes: a bar for each notebook, or a line for each cell.</summary>
    /// <param name="notebooks">What is run.</param>
    /// <param name="run">Runs it, and tells the watcher.</param>
    public static Task<IReadOnlyList<NotebookResult>> OfRunAsync(
        IReadOnlyList<Notebook> notebooks,
        Func<IRunWatcher, Task<IReadOnlyList<NotebookResult>>> run) => ShowAsync(
        context => run(new Bars(context, notebooks)),
        writer => run(new Lines(writer)));

    /// <summary>Grades submissions and shows each grade that is ready: one bar, or a line for each submission.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="grade">Grades them, and tells of each.</param>
    public static Task<IReadOnlyList<SubmissionGrade>> OfGradingAsync(
        int count,
        Func<Action<SubmissionGrade>, Task<IReadOnlyList<SubmissionGrade>>> grade) => ShowAsync(
        context =>
        {
            var bar = context.AddTask("Grading", maxValue: count);
            return grade(ready =>
            {
                bar.Increment(1);
                bar.Description = Markup.Escape(CleanText.Line($"{bar.Value:0} of {count}, last {ready.Student}"));
            });
        },
        writer =>
        {
            var (done, gate) = (0, new Lock());
            return grade(ready =>
            {
                // Together, so that the numbers come in order.
                lock (gate) writer.WriteLine(CleanText.Line($"{++done} of {count}: {ready.Student} {ready.Lesson}"));
            });
        });

    /// <summary>Does the work, and lets it show how it goes in the one way or the other.</summary>
    /// <param name="withBars">The work where there is a terminal.</param>
    /// <param name="withLines">The work where there is none; the writer may be used from several threads.</param>
    private static async Task<T> ShowAsync<T>(Func<ProgressContext, Task<T>> withBars, Func<TextWriter, Task<T>> withLines)
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return await withLines(TextWriter.Synchronized(Console.Out));

        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(withBars);
    }

    /// <summary>One bar per notebook.</summary>
    private sealed class Bars(ProgressContext context, IReadOnlyList<Notebook> notebooks) : IRunWatcher
    {
        private readonly Dictionary<Notebook, ProgressTask> bars = notebooks.ToDictionary(
            notebook => notebook,
            notebook => context.AddTask(Markup.Escape(notebook.Name), autoStart: false, maxValue: notebook.Cells.Count));

        public void CellStarted(Notebook notebook, Cell cell)
        {
            var bar = bars[notebook];
            if (!bar.IsStarted) bar.StartTask();
            bar.Value = cell.Number - 1;
            bar.Description = Markup.Escape($"{notebook.Name}: cell {cell.Number} of {notebook.Cells.Count}");
        }

        public void Finished(NotebookResult result)
        {
            var bar = bars[result.Notebook];
            var name = Markup.Escape(result.Notebook.Name);
            if (result.Error is null)
            {
                bar.Value = bar.MaxValue;
                bar.Description = name;
            }
            else
            {
                bar.Description = $"[red]{name}: error in cell {result.Error.Cell.Number}[/]";
            }

            bar.StopTask();
        }
    }

    /// <summary>One line per event.</summary>
    private sealed class Lines(TextWriter writer) : IRunWatcher
    {
        public void CellStarted(Notebook notebook, Cell cell) =>
            writer.WriteLine($"{notebook.Name}: cell {cell.Number} of {notebook.Cells.Count}");

        public void Finished(NotebookResult result) =>
            writer.WriteLine($"{result.Notebook.Name}: {(result.Error is null ? "finished" : "stopped by an error")}");
    }
}
