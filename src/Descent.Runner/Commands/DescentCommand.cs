using System.CommandLine;
using System.CommandLine.Help;

namespace Descent.Runner;

/// <summary>The command line as a whole. Without a verb it runs the course.</summary>
internal static class DescentCommand
{
    /// <summary>Runs the program and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // Neither the book nor a class's submissions are the progress of whoever runs this program.
        Environment.SetEnvironmentVariable("DESCENT_PROGRESS", "off");

        var parsed = Create().Parse(arguments);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? ExitCode.BadInput : exitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is BadInputException or NotebookFormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The results could not be written. {e.Message}");
            return ExitCode.Failure;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"The runner itself failed, which is a bug in it. {e}");
            return ExitCode.Failure;
        }
    }

    private static RootCommand Create()
    {
        var options = new RunOptions();
        var notebooks = new NotebooksOption();
        var root = new RootCommand(
            "Runs the course's notebooks and writes them as a book. Without a command, runs the whole notebooks folder.");
        options.AddTo(root);
        notebooks.AddTo(root);
        root.SetAction((parsed, cancellation) =>
            RunCommand.RunAsync(options.Read(parsed, InputNotebooks.List(notebooks.Read(parsed))), cancellation));

        root.Add(RunCommand.Create());
        root.Add(CheckCommand.Create());
        root.Add(FormatCommand.Create());
        root.Add(Doctor.DoctorCommand.Create());
        root.Add(WorkerCommand.Create());

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return root;
    }
}
