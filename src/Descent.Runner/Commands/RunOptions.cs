using System.CommandLine;

namespace Descent.Runner;

/// <summary>The options of everything that runs notebooks.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> output = new Option<string?>("--output")
    {
        Description = "Where to write. By default artifacts, beside the folder of the first notebook.",
        HelpName = "DIR",
    }.RefuseEmpty();

    private readonly LimitOptions limits = new("notebook", RunLimits.Default);

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Add(output);
        limits.AddTo(command);
    }

    /// <summary>The run of some files, of which there is at least one.</summary>
    public RunRequest Read(ParseResult parsed, IReadOnlyList<string> files) => new(
        files,
        Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(files[0]))!, "..", "artifacts")),
        limits.Read(parsed));
}
