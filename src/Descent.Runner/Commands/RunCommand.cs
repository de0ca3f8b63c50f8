using System.CommandLine;
using Spectre.Console;

namespace Descent.Runner;

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
        List<Notebook> notebooks = [.. request.Files.Select(InputNotebooks.Read)];
        RefuseSameNames(notebooks);

        // Made by the first notebook that restores a package, which most runs do not need.
        var packages = Path.Combine(Path.GetTempPath(), $"descent-packages-{Path.GetRandomFileName()}");
        try
        {
            // Needs nothing of the notebooks, and is done before most of them are.
            var gallery = Task.Run(Gallery.Draw, cancellation);
            var runner = new CourseRunner(new NotebookRunner(request.Limits, packages));
            var results = await RunProgress.ShowAsync(
                notebooks,
                progress => runner.RunAsync(notebooks, progress, cancellation));

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
