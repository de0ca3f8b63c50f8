using System.CommandLine;

namespace Descent.Runner;

/// <summary>The options of everything that runs notebooks.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> notebooks = new("--notebooks")
    {
        Description = "Folder of the notebooks. By default the nearest one called notebooks, here or above.",
        HelpName = "DIR",
    };

    private readonly Option<string?> output = new("--output")
    {
        Description = "Where to write. By default artifacts, beside the notebooks folder.",
        HelpName = "DIR",
    };

    private readonly Option<double> cellTimeout =
        Limit("--cell-timeout", "Seconds one cell may take.", "SECONDS", RunLimits.Default.PerCell.TotalSeconds);

    private readonly Option<double> timeout =
        Limit("--timeout", "Seconds one notebook may take.", "SECONDS", RunLimits.Default.PerNotebook.TotalSeconds);

    private readonly Option<double> memory =
        Limit("--memory", "Megabytes one notebook may use.", "MB", RunLimits.Default.MemoryMegabytes);

    /// <summary>Adds what every run has.</summary>
    public void AddTo(Command command)
    {
        command.Add(output);
        command.Add(cellTimeout);
        command.Add(timeout);
        command.Add(memory);
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
        new RunLimits(
            TimeSpan.FromSeconds(parsed.GetValue(cellTimeout)),
            TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            (int)parsed.GetValue(memory)));

    private static Option<double> Limit(string name, string description, string unit, double value)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = unit,
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(result =>
        {
            // A day, or a terabyte, is as good as no limit and fits every timer.
            if (result.Errors.Any() || result.GetValueOrDefault<double>() is not (> 0 and <= 86_400))
                result.AddError($"{name} must be a number above 0 and at most 86400.");
        });
        return option;
    }
}
