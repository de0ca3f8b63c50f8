using Spectre.Console;

namespace Descent.Runner;

/// <summary>One bar per notebook, for terminals.</summary>
internal sealed class BarProgress : IRunProgress
{
    private readonly Dictionary<Notebook, ProgressTask> bars;

    /// <summary>Puts up an empty bar for each notebook.</summary>
    public BarProgress(ProgressContext context, IReadOnlyList<Notebook> notebooks) =>
        bars = notebooks.ToDictionary(
            notebook => notebook,
            notebook => context.AddTask(Markup.Escape(notebook.Name), autoStart: false, maxValue: notebook.Cells.Count));

    /// <inheritdoc/>
    public void CellStarted(Notebook notebook, Cell cell)
    {
        var bar = bars[notebook];
        if (!bar.IsStarted) bar.StartTask();
        bar.Value = cell.Number - 1;
        bar.Description = Markup.Escape($"{notebook.Name}: cell {cell.Number} of {notebook.Cells.Count}");
    }

    /// <inheritdoc/>
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
