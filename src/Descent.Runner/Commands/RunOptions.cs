using System.CommandLine;

namespace Descent.Runner;

/// <summary>The options of everything that runs notebooks.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> notebooks = Notebooks();

    private readonly Option<string?> output = new("--output")
    {
        Description = "Where to write. By default artifacts, beside the notebooks folder.",
        HelpName = "DIR",
    };

    private readonly LimitOptions limits = new("notebook", RunLimits.Default);

    /// <summary>The choice of the course's folder.</summary>
    public static Option<string?> Notebooks() => new("--notebooks")
    {
        Description = "Folder of the notebooks. By default the nearest one called notebooks, here or above.",
        HelpName = "DIR",
    };

    /// <summary>Adds what every run has.</summary>
    public void AddTo(Command command)
    {
        command.Add(output);
        limits.AddTo(command);
    }

    /// <summary>Adds the choice of the folder, for a run of all of it.</summary>
    public void AddNotebooksTo(Command command) => command.Add(notebooks);

    /// <summary>The run of all notebooks.</summary>
    public RunRequest ReadAll(ParseResult parsed)
    {
        var folder = InputNotebooks.FindFolder(parsed.GetValue(notebooks));
        return Read(parsed, InputNotebooks.List(folder), folder);
    }

    /// <summary>The run of some files.</summary>
    public RunRequest Read(ParseResult parsed, IReadOnlyList<string> files) =>
        Read(parsed, files, Path.GetDirectoryName(Path.GetFullPath(files[0]))!);

    private RunRequest Read(ParseResult parsed, IReadOnlyList<string> files, string folder) => new(
        files,
        Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(folder, "..", "artifacts")),
        limits.Read(parsed));
}
