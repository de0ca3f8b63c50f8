using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Descent.Runner.Worker;

namespace Descent.Runner.Cli;

/// <summary>The command line as a whole. Without a verb it runs the course.</summary>
internal static class DescentCommand
{
    /// <summary>Runs the program and returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        // Neither the book nor a class's submissions are the progress of whoever runs this program.
        Environment.SetEnvironmentVariable("DESCENT_PROGRESS", "off");

        var parsed = Create().Parse(arguments);
        if (parsed.Action is ParseErrorAction error) error.ShowHelp = false; // It would push the message off the screen.
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
            RunCommand.RunAsync(options.Read(parsed, NotebookFolder.List(notebooks.Read(parsed))), cancellation));

        root.Add(RunCommand.Create());
        root.Add(CheckCommand.Create());
        root.Add(MergeCommand.Create());
        root.Add(StudentCommand.Create());
        root.Add(FormatCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(McpCommand.Create());
        root.Add(WorkerCommand.Create());

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return root;
    }
}

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Everything is fine: ran, is in canonical form, or is right.</summary>
    public const int Success = 0;

    /// <summary>A notebook has an error, is not in canonical form, has an answer that is not right, or cannot run here.</summary>
    public const int NotebookError = 1;

    /// <summary>The arguments are wrong, or something named there cannot be read.</summary>
    public const int BadInput = 2;

    /// <summary>The results could not be written, or the runner itself failed.</summary>
    public const int Failure = 3;

    /// <summary>Ctrl-C, or a request to end (SIGTERM).</summary>
    public const int Interrupted = 130;

    /// <summary>The codes as <c>--help</c> lists them.</summary>
    public const string Help = """
        Exit codes:
          0    everything is fine
          1    a notebook has an error (format --check: is not in canonical form; check: not every answer is right;
               doctor: something here is in the way of notebooks)
          2    bad arguments, or input that cannot be read
          3    results that cannot be written, or an internal failure
          130  interrupted
        """;
}

/// <summary>The usual <c>--help</c>, with headings over options that belong together, and below it what the exit codes mean.</summary>
internal sealed class HelpWithExitCodes(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>The first option of each group of a grader's many.</summary>
    private static readonly (string First, string Heading)[] Groups =
    [
        ("--layout", "What is graded"),
        ("--points", "What it is worth"),
        ("--students", "Who takes the course, and what a teacher decides"),
        ("--json", "Reports"),
        ("--sandbox", "How submissions run"),
        ("--notebooks", "The course"),
    ];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var exitCode = usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        foreach (var line in text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            var group = parseResult.CommandResult.Command.Name is not ("check" or "merge") ? null
                : Groups.FirstOrDefault(group => line.StartsWith($"  {group.First} ", StringComparison.Ordinal)).Heading;
            if (group is not null) output.WriteLine($"\n {group}:");
            output.WriteLine(line);
        }

        output.WriteLine();
        output.WriteLine(ExitCode.Help);
        return exitCode;
    }
}

/// <summary>What this program is started with to run the cells of one notebook. No one types it.</summary>
internal static class WorkerCommand
{
    /// <summary>The verb <c>worker</c>, which <c>--help</c> does not show.</summary>
    public static Command Create()
    {
        var packages = new Argument<string?>("PACKAGES") { Arity = ArgumentArity.ZeroOrOne };
        var grading = new Option<string?>("--grading");
        var command = new Command("worker", "Runs cells for a parent process.") { packages, grading };
        command.Hidden = true;

        // A terminal sends Ctrl-C to this process, too. What it means is for the parent to decide.
        command.SetAction((parsed, _) =>
        {
            WorkerLoop.Run(parsed.GetValue(packages), parsed.GetValue(grading));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
