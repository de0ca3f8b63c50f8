using System.CommandLine;
using Descent.Runner.Grading;
using Descent.Runner.Grading.Reports;

namespace Descent.Runner.Cli;

/// <summary>Puts grades of several computers together.</summary>
internal static class MergeCommand
{
    /// <summary>The verb <c>merge</c>.</summary>
    public static Command Create()
    {
        var named = new Argument<string[]>("REPORT")
        {
            Description = "JSON reports of descent check: all shards of a class, or several classes.",
            Arity = ArgumentArity.OneOrMore,
        }.RefuseEmpty();
        var options = new ReportOptions();
        var command = new Command("merge", "Puts reports of descent check together, so that nothing is lost and nothing counts twice.") { named };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var request = options.Read(parsed);
            var merged = ReportMerge.Merge([.. (parsed.GetValue(named) ?? []).Select(path => (path, JsonReport.Read(path)))]);
            if (GradeReports.Warning(merged.Isolation) is { } warning) Console.WriteLine(warning);
            return request.Write(merged with { Grades = new GradingRules(Points: null, ByHand: request.ByHand, Roster: request.Roster).Apply(merged.Grades) });
        });
        return command;
    }
}
