namespace Descent.Runner;

/// <summary>Shows how a run goes: a bar for each notebook, or a line for each cell.</summary>
internal static class RunProgress
{
    /// <summary>Runs <paramref name="run"/> and shows its progress.</summary>
    public static Task<IReadOnlyList<NotebookResult>> ShowAsync(
        IReadOnlyList<Notebook> notebooks,
        Func<IRunProgress, Task<IReadOnlyList<NotebookResult>>> run) => ProgressDisplay.ShowAsync(
        context => run(new BarProgress(context, notebooks)),
        writer => run(new LineProgress(writer)));
}
