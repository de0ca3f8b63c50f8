using System.CommandLine;

namespace Descent.Runner;

/// <summary>The options that limit what a process may use.</summary>
/// <param name="subject">What runs in it, in the descriptions.</param>
/// <param name="defaults">What holds where nothing is said.</param>
internal sealed class LimitOptions(string subject, RunLimits defaults)
{
    private readonly Option<double> cellTimeout =
        Limit("--cell-timeout", "Seconds one cell may take.", "SECONDS", defaults.PerCell.TotalSeconds);

    private readonly Option<double> timeout =
        Limit("--timeout", $"Seconds one {subject} may take.", "SECONDS", defaults.PerNotebook.TotalSeconds);

    private readonly Option<double> memory =
        Limit("--memory", $"Megabytes one {subject} may use.", "MB", defaults.MemoryMegabytes);

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Add(cellTimeout);
        command.Add(timeout);
        command.Add(memory);
    }

    /// <summary>The limits as asked for.</summary>
    public RunLimits Read(ParseResult parsed) => defaults with
    {
        PerCell = TimeSpan.FromSeconds(parsed.GetValue(cellTimeout)),
        PerNotebook = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
        MemoryMegabytes = (int)parsed.GetValue(memory),
    };

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
