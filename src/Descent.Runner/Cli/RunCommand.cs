using System.CommandLine;
using Descent.Runner.Book;
using Descent.Runner.Book.Gallery;
using Descent.Runner.Book.Pages;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;
using Spectre.Console;

namespace Descent.Runner.Cli;

/// <summary>Runs notebooks, writes the executed files and the book, and says how it went.</summary>
internal static class RunCommand
{
    /// <summary>The verb <c>run</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Notebooks to run, in the order of the book.",
            Arity = ArgumentArity.OneOrMore,
        }.RefuseEmpty();
        var options = new RunOptions();
        var command = new Command("run", "Runs some notebooks and writes them as a book, which replaces the one in the output folder.") { files };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            RunAsync(options.Read(parsed, parsed.GetRequiredValue(files)), cancellation));
        return command;
    }

    /// <summary>Does what was asked for and returns the exit code.</summary>
    public static async Task<int> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        List<Notebook> notebooks = [.. request.Files.Select(NotebookReader.Read)];
        RefuseSameNames(notebooks);
        BookWriter.RequireBook(request.BookFolder);

        // Made by the first notebook that restores a package, which most runs do not need.
        var packages = Path.Combine(Path.GetTempPath(), $"descent-packages-{Path.GetRandomFileName()}");
        try
        {
            // Needs nothing of the notebooks, and is done before most of them are.
            var gallery = Task.Run(FigureGallery.Draw, cancellation);
            var runner = new CourseRunner(new NotebookRunner(request.Limits, packages));
            var results = await LiveStatus.OfRunAsync(
                notebooks,
                watcher => runner.RunAsync(notebooks, watcher, cancellation));

            foreach (var result in results)
            {
                var path = Path.Combine(request.ExecutedFolder, result.Notebook.FileName);
                AtomicFile.Write(path, result.ToNotebookText());
            }

            var problems = BookWriter.Write(results, await gallery, request.BookFolder);
            RunSummary.Print(AnsiConsole.Console, results, problems, Path.Combine(request.BookFolder, PageName.FileOf(PageName.Contents)));
            return results.All(result => result.Error is null) && problems.Count == 0
                ? ExitCode.Success
                : ExitCode.NotebookError;
        }
        finally
        {
            if (Directory.Exists(packages)) Directory.Delete(packages, recursive: true);
        }
    }

    private static void RefuseSameNames(List<Notebook> notebooks)
    {
        if (notebooks.Find(notebook => PageName.IsTaken(notebook.Name)) is { } taken)
            throw new BadInputException($"{taken.Path} would be the same page as one of the book's own. Rename it.");

        var twice = notebooks
            .GroupBy(notebook => notebook.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new BadInputException(
                $"{string.Join(" and ", twice.Select(notebook => notebook.Path))} would be the same page. "
                + "Run them one at a time, or rename one.");
        }
    }
}

/// <summary>The options of everything that runs notebooks.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> output = new Option<string?>("--output")
    {
        Description = "Where to write. By default artifacts, beside the folder of the first notebook.",
        HelpName = "DIR",
    }.RefuseEmpty();

    private readonly LimitOptions limits = new("notebook", RunLimits.Default);

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Add(output);
        limits.AddTo(command);
    }

    /// <summary>The run of some files, of which there is at least one.</summary>
    public RunRequest Read(ParseResult parsed, IReadOnlyList<string> files) => new(
        files,
        Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(files[0]))!, "..", "artifacts")),
        limits.Read(parsed));
}

/// <summary>A run as asked for on the command line.</summary>
/// <param name="Files">The notebooks, in the order of the book.</param>
/// <param name="OutputFolder">Where results go.</param>
/// <param name="Limits">What each notebook may use.</param>
internal sealed record RunRequest(IReadOnlyList<string> Files, string OutputFolder, RunLimits Limits)
{
    /// <summary>Where executed notebooks go.</summary>
    public string ExecutedFolder => Path.Combine(OutputFolder, "executed");

    /// <summary>Where the book goes.</summary>
    public string BookFolder => Path.Combine(OutputFolder, "book");
}

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
