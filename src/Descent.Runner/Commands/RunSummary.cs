using Spectre.Console;

namespace Descent.Runner;

/// <summary>The last words of a run.</summary>
internal static class RunSummary
{
    /// <summary>Prints a row per notebook, every error in full, and where the book is.</summary>
    public static void Print(
        IAnsiConsole console,
        IReadOnlyList<NotebookResult> results,
        IReadOnlyList<BookProblem> problems,
        string bookPath)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Notebook", "Cells", "Time", "Result");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var result in results)
        {
            table.AddRow(
                Markup.Escape(result.Notebook.Name),
                $"{result.Cells.Count}",
                ElapsedText.Of(result.Elapsed),
                result.Error is { } error ? $"[red]error in cell {error.Cell.Number}[/]" : "[green]all cells ran[/]");
        }

        console.Write(table);

        // Not through the console's own writer, which would break long lines and with them the places they name.
        foreach (var error in results.Select(result => result.Error).OfType<CellError>())
            Console.Error.WriteLine(error);
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        Console.WriteLine($"The book: {bookPath}");
    }
}
