using System.CommandLine;

namespace Descent.Runner;

/// <summary>The choice of the course's folder, for what is about all of it.</summary>
internal sealed class NotebooksOption
{
    private readonly Option<string?> option = new Option<string?>("--notebooks")
    {
        Description = "Folder of the notebooks. By default the nearest one called notebooks, here or above.",
        HelpName = "DIR",
    }.RefuseEmpty();

    /// <summary>Adds it.</summary>
    public void AddTo(Command command) => command.Add(option);

    /// <summary>The folder.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public string Read(ParseResult parsed) => InputNotebooks.FindFolder(parsed.GetValue(option));
}
