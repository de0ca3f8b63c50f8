using System.CommandLine;
using Descent.Runner.Doctor;
using Spectre.Console;

namespace Descent.Runner.Cli;

/// <summary>Says what this computer lacks for the course.</summary>
internal static class DoctorCommand
{
    /// <summary>The verb <c>doctor</c>.</summary>
    public static Command Create()
    {
        var fix = new Option<bool>("--fix") { Description = "Pack the library, delete old copies of it from caches, mend Polyglot Notebooks, each where needed. Installs nothing." };
        var notebooks = new NotebooksOption();
        var command = new Command("doctor", "Looks at what the course needs on this computer, and says what to do (docs/hosts.md says more).") { fix };
        notebooks.AddTo(command);
        command.SetAction(parsed => Run(Machine.Real, notebooks.Read(parsed), parsed.GetValue(fix)));
        return command;
    }

    private static int Run(Machine machine, string notebooks, bool mends)
    {
        var findings = Examine(machine, notebooks);
        if (mends)
        {
            Mend(findings);
            findings = Examine(machine, notebooks);
        }

        Print(findings);
        return findings.Any(finding => finding.Severity == Severity.Problem) ? ExitCode.NotebookError : ExitCode.Success;
    }

    /// <summary>All findings, what every notebook needs first.</summary>
    internal static IReadOnlyList<Finding> Examine(Machine machine, string notebooks) =>
        [.. new CourseChecks(machine, notebooks).Run(), .. new HostChecks(machine).Run()];

    private static void Mend(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Fix is not null))
        {
            try
            {
                Console.WriteLine($"{finding.Name}: {finding.Fix!()}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"{finding.Name}: could not be mended. {e.Message}");
            }
        }

        if (findings.All(finding => finding.Fix is null)) Console.WriteLine("Nothing here for --fix to do.");
    }

    private static void Print(IReadOnlyList<Finding> findings)
    {
        // A file is as wide as what is in it.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 1000;
        (string Sign, string Color)[] looks = [("✓", "green"), ("!", "yellow"), ("✗", "red")];
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "Looked at", "Found");
        foreach (var finding in findings)
            table.AddRow($"[{looks[(int)finding.Severity].Color}]{looks[(int)finding.Severity].Sign}[/]", Markup.Escape(finding.Name), Markup.Escape(finding.Found));
        AnsiConsole.Write(table);

        // The first line is words, which may be wrapped. The others are for copying, and the console's own writer would break them.
        foreach (var finding in findings.Where(finding => finding.Advice is not null).OrderByDescending(finding => finding.Severity))
        {
            string[] lines = finding.Advice!.Split('\n');
            AnsiConsole.MarkupLine($"[{looks[(int)finding.Severity].Color}]{looks[(int)finding.Severity].Sign}[/] {Markup.Escape($"{finding.Name}: {lines[0]}")}");
            foreach (var line in lines.Skip(1)) Console.WriteLine(line);
        }

        var (problems, fixable) = (findings.Count(finding => finding.Severity == Severity.Problem), findings.Count(finding => finding.Fix is not null));
        var verdict = problems == 0 ? "Nothing stands in the way of the notebooks." : $"Problems that stand in the way of the notebooks: {problems}.";
        AnsiConsole.WriteLine(verdict + (fixable > 0 ? $" descent doctor --fix does {fixable} of the above for you." : ""));
    }
}
