using System.CommandLine;
using Descent.Runner.Asking;
using Descent.Runner.Book;
using Descent.Runner.Mcp;
using Descent.Runner.Notebooks;
using ModelContextProtocol.Server;

namespace Descent.Runner.Cli;

/// <summary>Serves the course to a chat.</summary>
internal static class McpCommand
{
    /// <summary>The verb <c>mcp</c>.</summary>
    public static Command Create()
    {
        var notebooks = new NotebooksOption();
        var workspace = new Option<string?>("--workspace")
        {
            Description = "Folder whose tables may be read, and that figures are written to. By default this one.",
            HelpName = "DIR",
        }.RefuseEmpty();
        var command = new Command("mcp", "Serves the course to a chat, by the Model Context Protocol over standard input and output (docs/assistant.md says more).") { workspace };
        notebooks.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = notebooks.Read(parsed);
            var place = new Workspace(parsed.GetValue(workspace) ?? Directory.GetCurrentDirectory());
            using var asker = CreateAsker(folder);
            await using var transport = new StdioServerTransport("descent");
            await CourseServer.RunAsync(transport, asker, folder, place, cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>What answers questions about a course.</summary>
    internal static Asker CreateAsker(string notebooks) => new(
        BookPassages.IndexOf([.. NotebookFolder.List(notebooks).Select(NotebookReader.Read)]),
        BookWriter.ReadRanking());
}
