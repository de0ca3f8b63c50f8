using System.CommandLine;
using System.Text;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Cli;

/// <summary>Brings notebooks into canonical form, or says which are not.</summary>
internal static class FormatCommand
{
    /// <summary>The verb <c>format</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Notebooks to format. By default all in and below the nearest notebooks folder.",
            Arity = ArgumentArity.ZeroOrMore,
        }.RefuseEmpty();
        var check = new Option<bool>("--check") { Description = "Change nothing; exit with 1 where something would." };
        var command = new Command(
            "format",
            "Rewrites notebooks in the form in which they are committed: no outputs, stable ids, one layout.")
        {
            files,
            check,
        };
        command.SetAction(parsed => Run(parsed.GetValue(files) ?? [], parsed.GetValue(check)));
        return command;
    }

    private static int Run(string[] named, bool check)
    {
        var files = named.Length > 0 ? named : NotebookFolder.ListAll(NotebooksOption.FindNearest("or name the files"));

        // All are read before any is written, so that a malformed one changes nothing.
        List<(string Path, string Canonical)> differing = [];
        foreach (var path in files)
        {
            var bytes = NotebookReader.ReadBytes(path);
            var canonical = CanonicalNotebook.ToText(NotebookReader.Parse(path, bytes));
            if (!bytes.SequenceEqual(Encoding.UTF8.GetBytes(canonical))) differing.Add((path, canonical));
        }

        foreach (var (path, canonical) in differing)
        {
            if (!check) AtomicFile.Write(path, canonical);
            Console.WriteLine(check ? $"{path} is not in canonical form. Run descent format." : $"{path} formatted.");
        }

        if (differing.Count == 0) Console.WriteLine(files.Count == 1 ? "The notebook is in canonical form." : $"All {files.Count} notebooks are in canonical form.");
        return check && differing.Count > 0 ? ExitCode.NotebookError : ExitCode.Success;
    }
}
