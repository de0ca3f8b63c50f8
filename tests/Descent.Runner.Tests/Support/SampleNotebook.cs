namespace Descent.Runner.Tests;

/// <summary>Makes notebooks for tests.</summary>
internal static class SampleNotebook
{
    public static Notebook Of(string path, params Cell[] cells) =>
        new(path, [.. cells.Select((cell, index) => cell with { Number = index + 1, Id = $"id-{index + 1}" })], []);

    public static Cell Code(string source) => new(0, "", CellKind.Code, source, []);

    public static Cell Markdown(string source) => new(0, "", CellKind.Markdown, source, []);

    public static string Write(this TempFolder folder, string relativePath, params Cell[] cells) =>
        folder.Write(relativePath, CanonicalNotebook.ToText(Of(relativePath, cells)));

    /// <summary>The notebook as if it had run: with these outputs of its code cells, and this error if any.</summary>
    public static NotebookResult Result(Notebook notebook, CellError? error = null, params CellOutput[][] outputs)
    {
        var remaining = new Queue<CellOutput[]>(outputs);
        return new NotebookResult(
            notebook,
            [
                .. notebook.Cells.Select(cell => cell.Kind != CellKind.Code
                    ? new CellResult(cell, CellStatus.Finished, null, [])
                    : new CellResult(
                        cell,
                        error is null ? CellStatus.Finished : cell == error.Cell ? CellStatus.Failed : CellStatus.NotRun,
                        null,
                        remaining.Dequeue())),
            ],
            error,
            TimeSpan.FromSeconds(1.5));
    }
}
