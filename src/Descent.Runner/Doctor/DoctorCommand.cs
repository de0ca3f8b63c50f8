using System.CommandLine;
using Spectre.Console;

namespace Descent.Runner.Doctor;

/// <summary>Says what this computer lacks for the course.</summary>
internal static class DoctorCommand
{
    private const int WidthOfFiles = 200;

    /// <summary>The verb <c>doctor</c>.</summary>
    public static Command Create()
    {
        var fix = new Option<bool>("--fix")
        {
            Description = "Do what can be done here: pack the library, delete old copies of it from caches, mend Polyglot Notebooks. Installs nothing.",
        };
        var notebooks = new NotebooksOption();
        var command = new Command(
            "doctor",
            "Looks at what the course needs on this computer, and says what to do (docs/hosts.md says more).")
        {
            fix,
        };
        notebooks.AddTo(command);
        command.SetAction(parsed => Run(Machine.Real, notebooks.Read(parsed), parsed.GetValue(fix), AnsiConsole.Console));
        return command;
    }

    /// <summary>Looks, mends if asked to, prints, and returns the exit code.</summary>
    internal static int Run(Machine machine, string notebooks, bool mends, IAnsiConsole console)
    {
        var findings = Examine(machine, notebooks);
        if (mends)
        {
            Mend(findings);
            findings = Examine(machine, notebooks);
        }

        Print(console, findings);
        return findings.Any(finding => finding.Severity == Severity.Problem) ? ExitCode.NotebookError : ExitCode.Success;
    }

    /// <summary>All findings, what every notebook needs first.</summary>
    internal static IReadOnlyList<Finding> Examine(Machine machine, string notebooks) =>
        [.. new CourseChecks(machine, notebooks).Run(), .. new HostChecks(machine).Run()];

    private static void Mend(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Fix is not { } fix) continue;
            try
            {
                Console.WriteLine($"{finding.Name}: {fix()}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"{finding.Name}: could not be mended. {e.Message}");
            }
        }

        if (findings.All(finding => finding.Fix is null)) Console.WriteLine("Nothing here for --fix to do.");
    }

    private static void Print(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        // A file is as wide as the table needs.
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;

        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Looked at", "Found");
        foreach (var finding in findings)
            table.AddRow(Sign(finding.Severity, marksUp: true), Markup.Escape(finding.Name), Markup.Escape(finding.Found));
        console.Write(table);

        // Not through the console's own writer, which would break long lines and with them the commands to copy.
        foreach (var finding in findings.Where(finding => finding.Advice is not null).OrderByDescending(finding => finding.Severity))
            Console.WriteLine($"{Sign(finding.Severity, marksUp: false)} {finding.Name}: {finding.Advice}");

        var problems = findings.Count(finding => finding.Severity == Severity.Problem);
        var fixable = findings.Count(finding => finding.Fix is not null);
        Console.WriteLine(problems switch
        {
            0 => "Nothing stands in the way of the notebooks.",
            1 => "One problem stands in the way of the notebooks.",
            _ => $"{problems} problems stand in the way of the notebooks.",
        } + (fixable > 0 ? $" descent doctor --fix does {fixable} of the above for you." : ""));
    }

    private static string Sign(Severity severity, bool marksUp)
    {
        var (sign, color) = severity switch
        {
            Severity.Ok => ("✓", "green"),
            Severity.Advice => ("!", "yellow"),
            _ => ("✗", "red"),
        };
        return marksUp ? $"[{color}]{sign}[/]" : sign;
    }
}
