using System.CommandLine;

namespace Descent.Runner;

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
        };
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
        IReadOnlyList<string> files = named.Length > 0 ? named : NotebookFolder.ListAll(InputNotebooks.FindFolder(null));

        // All are read before any is written, so that a malformed one changes nothing.
        var differing = files
            .Select(file => (Path: file, Canonical: CanonicalNotebook.ToText(InputNotebooks.Read(file))))
            .ToList()
            .FindAll(file => File.ReadAllText(file.Path) != file.Canonical);

        foreach (var (path, canonical) in differing)
        {
            if (!check) AtomicFile.Write(path, canonical);
            Console.WriteLine(check ? $"{path} is not in canonical form. Run descent format." : $"{path} formatted.");
        }

        return check && differing.Count > 0 ? ExitCode.NotebookError : ExitCode.Success;
    }
}
