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
        notebooks.AddTo(command);
        command.SetAction(parsed =>
        {
            var path = Path.GetFullPath(parsed.GetValue(folder)!);
            StudentEdition.Write(notebooks.Read(parsed), path);
            Console.WriteLine($"Written: {path}");
            Console.WriteLine("Where the course's own package is in NuGet's cache, as on this computer, notebooks go on using that one.");
            return ExitCode.Success;
        });
        return command;
    }
}
