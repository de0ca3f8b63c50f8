using System.CommandLine;
using Descent.Runner.Grading;

namespace Descent.Runner.Cli;

/// <summary>Writes the course as students get it.</summary>
internal static class StudentCommand
{
    /// <summary>The verb <c>student</c>.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("OUT") { Description = "The folder to write, which must be new or empty." }.RefuseEmpty();
        var notebooks = new NotebooksOption();
        var command = new Command("student", "Writes the course for students: the notebooks and their package, without solutions.") { folder };
        var variant = ReportOptions.File("--variant", "Give each student of this table (id, name) numbers of their own, in a folder of their own.");
        command.Add(variant);
        notebooks.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetValue(folder)!);
            var numbers = parsed.GetValue(variant) is { } table ? StudentNumbers.Read(table) : null;
            StudentEdition.Write(notebooks.Read(parsed), path, numbers);
            Console.WriteLine($"Written: {path}{(numbers is null ? "" : $", a folder for each of {numbers.Roster.Participants.Count} students. Check with --variant and the same table.")}");
            Console.WriteLine("Where the course's own package is in NuGet's cache, as on this computer, notebooks go on using that one: try the students' copy on another.");
            return ExitCode.Success;
        });
        return command;
    }
}
