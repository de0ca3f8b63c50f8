using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Descent.Runner.Files;
using Descent.Runner.Grading;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Cli;

/// <summary>The arguments and options of <c>check</c>.</summary>
internal sealed class CheckOptions
{
    /// <summary>Limits for work that no one has looked at: far above what a lesson needs, and soon reached by a loop without end.</summary>
    private static readonly RunLimits Defaults = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(120), MemoryMegabytes: 1024)
    {
        OutputCharacters = 10_000_000,
    };

    private readonly Argument<string[]> named = new Argument<string[]>("FILE-OR-FOLDER")
    {
        Description = "A submission, or a folder of them: notebooks, or a folder for each student.",
        Arity = ArgumentArity.ZeroOrMore,
    }.RefuseEmpty();

    private readonly Option<string[]> lessons = new("--lessons")
    {
        Description = "Lessons every student should have handed in, such as 3.1,3.2. By default whatever is there.",
        HelpName = "LIST",
        CustomParser = result => [.. OptionText.Entries(result)],
    };

    private readonly Option<Dictionary<string, double>> points = new("--points")
    {
        Description = "What right answers are worth, such as 3.1-a=2,3.1-c=0.5. By default 1.",
        HelpName = "LIST",
        CustomParser = ReadPoints,
    };

    private readonly Option<DateTimeOffset?> deadline = new("--deadline")
    {
        Description = "Until when, such as 2026-12-01T23:59. By the roster's column submitted, else by the time of the file.",
        HelpName = "TIME",
        CustomParser = ReadDeadline,
    };

    private readonly Option<double> latePenalty = new("--late-penalty")
    {
        Description = "Percent of the points that each begun day after the deadline costs. By default 0.",
        HelpName = "PERCENT",
        CustomParser = ReadPenalty,
    };

    private readonly Option<string?> since = ReportOptions.File("--since", "Grade only what changed since this JSON report, or go on where its grading was stopped.");
    private readonly Option<Shard?> shard = new("--shard")
    {
        Description = "Grade this part of the class only, such as 2/4; descent merge puts the reports together.",
        HelpName = "I/N",
        CustomParser = ReadShard,
    };

    private readonly Option<string?> variant = ReportOptions.File("--variant", "Who has which numbers: the table that descent student --variant was given.");
    private readonly Option<bool> answers = new("--answers") { Description = "Print the solutions and the known wrong answers. For teachers." };
    private readonly Option<IsolationKind?> sandbox = new("--sandbox")
    {
        Description = "What keeps submissions to themselves: bwrap, docker, podman or none. By default bwrap (bubblewrap).",
        HelpName = "KIND",
        CustomParser = result => OptionText.ReadName<IsolationKind>(result, "--sandbox"),
    };

    private readonly Option<SubmissionLayout> layout = new("--layout")
    {
        Description = "How submissions lie in a folder: moodle, canvas, classroom, nbgrader, flat or folders. By default as it looks.",
        HelpName = "KIND",
        CustomParser = result => OptionText.ReadName<SubmissionLayout>(result, "--layout"),
    };

    private readonly ReportOptions reports = new();
    private readonly NotebooksOption notebooks = new();
    private readonly LimitOptions limits = new("submission", Defaults);

    /// <summary>Adds them, those that belong together one after the other.</summary>
    public void AddTo(Command command)
    {
        command.Add(named);
        foreach (var option in (Option[])[layout, lessons, variant, shard, since]) command.Add(option);
        foreach (var option in (Option[])[points, deadline, latePenalty]) command.Add(option);
        reports.AddTo(command);
        command.Add(sandbox);
        limits.AddTo(command);
        notebooks.AddTo(command);
        command.Add(answers);
    }

    /// <summary>What was asked for.</summary>
    public CheckRequest Read(ParseResult parsed) => new(
        parsed.GetValue(named) ?? [],
        notebooks.Read(parsed),
        parsed.GetValue(lessons) ?? [],
        parsed.GetValue(points) ?? [],
        ReadLate(parsed),
        parsed.GetValue(variant) is { } table ? StudentNumbers.Read(table) : null,
        parsed.GetValue(shard) ?? Shard.Whole,
        parsed.GetValue(since),
        reports.Read(parsed),
        parsed.GetValue(answers),
        parsed.GetValue(sandbox),
        parsed.GetValue(layout),
        limits.Read(parsed));

    private Deadline? ReadLate(ParseResult parsed) => parsed.GetValue(deadline) is { } time
        ? new Deadline(time, parsed.GetValue(latePenalty))
        : parsed.GetResult(latePenalty) is { Implicit: false } ? throw new BadInputException("--late-penalty takes off nothing without a deadline. Add --deadline.") : null;

    private static DateTimeOffset? ReadDeadline(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (TimeText.TryRead(text) is { } time) return time;

        result.AddError($"--deadline must be a time such as {TimeText.Example}, not {text}.");
        return null;
    }

    private static double ReadPenalty(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value.TrimEnd('%') : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100) return percent / 100;

        result.AddError("--late-penalty must be a number from 0 to 100: percent for each day.");
        return 0;
    }

    private static Shard? ReadShard(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (text.Split('/') is [var first, var second] && int.TryParse(first, out var number) && int.TryParse(second, out var count) && number >= 1 && number <= count) return new Shard(number, count);

        result.AddError($"--shard must be one of several parts, such as 1/4 up to 4/4, not {text}.");
        return null;
    }

    private static Dictionary<string, double> ReadPoints(ArgumentResult result)
    {
        var points = new Dictionary<string, double>();
        foreach (var entry in OptionText.Entries(result))
        {
            var parts = entry.Split('=');
            if (parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var worth) && worth is >= 0 and <= 1e6)
                points[parts[0].Trim()] = worth;
            else
                result.AddError($"--points has {entry}, which is not of the form 3.1-a=2 with points from 0 to 1000000.");
        }

        return points;
    }
}

/// <summary>A check as asked for on the command line.</summary>
/// <param name="Named">Files and folders with submissions.</param>
/// <param name="NotebooksFolder">The course's own notebooks.</param>
/// <param name="Lessons">The lessons to grade; all where there is none.</param>
/// <param name="Points">What a right answer is worth, by exercise; 1 where nothing is said.</param>
/// <param name="Deadline">Until when; null where it does not matter.</param>
/// <param name="Numbers">Which numbers each student has; null where all have the course's own.</param>
/// <param name="Shard">Which part of the class.</param>
/// <param name="Since">The report of an earlier grading; null where all is graded.</param>
/// <param name="Reports">What to write.</param>
/// <param name="ShowsAnswers">Whether the answers are printed, and nothing is graded.</param>
/// <param name="Isolation">What keeps submissions to themselves; null for what there is.</param>
/// <param name="Layout">How submissions lie in a folder.</param>
/// <param name="Limits">What each submission may use.</param>
internal sealed record CheckRequest(
    IReadOnlyList<string> Named,
    string NotebooksFolder,
    IReadOnlyList<string> Lessons,
    IReadOnlyDictionary<string, double> Points,
    Deadline? Deadline,
    StudentNumbers? Numbers,
    Shard Shard,
    string? Since,
    ReportRequest Reports,
    bool ShowsAnswers,
    IsolationKind? Isolation,
    SubmissionLayout Layout,
    RunLimits Limits);
