using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Cli;

/// <summary>The options that limit what a process may use.</summary>
/// <param name="subject">What runs in it, in the descriptions.</param>
/// <param name="defaults">What holds where nothing is said.</param>
internal sealed class LimitOptions(string subject, RunLimits defaults)
{
    private readonly Option<double> cellTimeout = Seconds("--cell-timeout", "Seconds one cell may take.", defaults.PerCell);

    private readonly Option<double> timeout = Seconds("--timeout", $"Seconds one {subject} may take.", defaults.PerNotebook);

    // Less than the least, and no worker starts; the most, a terabyte, is as good as no limit.
    private readonly Option<int> memory = Limit(
        "--memory",
        $"Megabytes of managed memory one {subject} may use.",
        "MB",
        defaults.MemoryMegabytes,
        megabytes => megabytes is >= 64 and <= 1_048_576,
        "a whole number from 64 to 1048576");

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
        MemoryMegabytes = parsed.GetValue(memory),
    };

    /// <remarks>A day is as good as no limit, and fits every timer.</remarks>
    private static Option<double> Seconds(string name, string description, TimeSpan value) => Limit(
        name,
        description,
        "SECONDS",
        value.TotalSeconds,
        seconds => seconds is > 0 and <= 86_400,
        "a number above 0 and at most 86400");

    /// <summary>An option that is a number in a range.</summary>
    internal static Option<T> Limit<T>(string name, string description, string unit, T value, Func<T, bool> isAllowed, string range)
        where T : INumber<T>
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = unit,
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                var text = result.Tokens is [var token] ? token.Value : "";
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) && isAllowed(limit)) return limit;

                result.AddError($"{name} must be {range}.");
                return value;
            },
        };
    }
}

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
    public string Read(ParseResult parsed)
    {
        if (parsed.GetValue(option) is not { } named) return FindNearest("or name it with --notebooks");

        return Directory.Exists(named)
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(named))
            : throw new BadInputException($"{named} is not a folder. Name the folder of the notebooks.");
    }

    /// <summary>The nearest notebooks folder.</summary>
    /// <param name="otherwise">What to do instead of going to the course's folder.</param>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string FindNearest(string otherwise) =>
        NotebookFolder.Find(Directory.GetCurrentDirectory())
        ?? throw new BadInputException($"There is no notebooks folder here or above. Go to the course's folder, {otherwise}.");
}

/// <summary>Refuses the empty text, which shells pass for a variable that is not set, where a path is wanted.</summary>
internal static class NotEmpty
{
    /// <summary>An argument none of whose values is empty.</summary>
    public static Argument<T> RefuseEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => RefuseEmpty(result, argument.Name));
        return argument;
    }

    /// <summary>An option none of whose values is empty.</summary>
    public static Option<T> RefuseEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(result => RefuseEmpty(result, option.Name));
        return option;
    }

    private static void RefuseEmpty(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0)) result.AddError($"{name} is empty. Name a file or folder.");
    }
}
