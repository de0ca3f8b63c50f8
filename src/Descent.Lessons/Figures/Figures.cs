using Descent.Charts;

namespace Descent.Lessons;

/// <summary>The pictures of the course, one call each.</summary>
public static partial class Figures
{
    /// <summary>Of a run that has come far, and still has far to go in the steps that it makes.</summary>
    internal const string StillFar = "is not there yet";

    private const int MostMarkers = 60; // More would run together.

    /// <summary>What happened in the run by <see cref="Run.Explain"/>, and what it did to its distance from the minimizer, in words.</summary>
    private static string Narrative(Run run)
    {
        var fraction = run.Final.Distance / run.Start.Distance;
        var diagnosis = run.Explain().Diagnosis;
        var does = diagnosis == Diagnosis.Diverging && fraction <= 1 ? "jumps about" : diagnosis.Verb(); // For now it is no farther away.
        return run.Outcome switch
        {
            Outcome.Diverged => $"{does}: its numbers overflow after {Text.Steps(run.Steps)}",
            _ when run.Start.Distance == 0 && run.Final.Distance == 0 => "starts at the minimum and stays there",
            _ when run.Start.Distance == 0 => $"{does}: it starts at the minimum and is {Text.Number(run.Final.Distance)} away from it after {Text.Steps(run.Steps)}",
            _ when double.IsNaN(fraction) => $"{does}: it takes f {Passage(run, run.Start.Value, run.Final.Value)}",
            _ when fraction > 1.005 => $"{does}: after {Text.Steps(run.Steps)} it is {Text.Number(Math.Round(fraction, 2))} times as far from the minimum as at the start",
            _ => $"{does}: after {Text.Steps(run.Steps)} {(fraction == 0 ? "none" : Text.Percent(fraction))} of the starting distance is left",
        };
    }

    /// <summary>What the run did to its loss, as high as it is drawn, in words, and what happened by <see cref="Run.Explain"/>.</summary>
    private static string Ending(Run run, LossHeight height)
    {
        const double Tenfold = 10; // A reader who sees the loss fall so far would not say that the run crawls.
        var diagnosis = run.Explain().Diagnosis;
        var (start, end) = (height.At(run, run.Start), height.At(run, run.Final));
        var verb = diagnosis == Diagnosis.Crawling && end > 0 && start >= Tenfold * end ? StillFar : diagnosis.Verb();
        return $"{Passage(run, start, end)}: the run {verb}";
    }

    private static string Passage(Run run, double start, double end) => run.Outcome switch
    {
        Outcome.Diverged => $"overflows after {Text.Steps(run.Steps)}",
        _ => $"from {Text.Number(start)} to {Text.Number(end)} in {Text.Steps(run.Steps)}",
    };

    /// <summary>Numbers against steps 0, 1, 2, …, thinned.</summary>
    private static Curve OverSteps(string name, double[] values, string color)
    {
        var steps = Thinning.Thin([.. Enumerable.Range(0, values.Length)], step => values[step]);
        return new Curve(name, [.. steps.Select(step => (double)step)], [.. steps.Select(step => values[step])], color);
    }

    /// <summary>A line for each finding, where there are several.</summary>
    private static string Lines(IEnumerable<string> findings) => string.Join("\n", findings);

    private static void RequireAny((string Name, Run Run)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Length == 0 || Array.Exists(runs, run => run.Run is null))
            throw new ArgumentException("runs must have at least one run, and none that is null.", nameof(runs));
        RequireNames(runs.Select(run => run.Name), nameof(runs));
    }

    private static void RequireNames(IEnumerable<string?> names, string argument)
    {
        if (names.Contains(null))
            throw new ArgumentException($"{argument} must not have null among its names.", argument);
    }

    private static double[] Steps(IEnumerable<RunPoint> points) => [.. points.Select(point => (double)point.Step)];

    /// <summary>On a logarithmic axis there is no place for 0, and what is less than 0 is 0 to rounding: a line to it leaves the picture.</summary>
    private static double Positive(double value) => value is > 0 or double.NaN ? value : Axis.NothingLeft;

    private static bool IsLeft(double value) => double.IsFinite(value) && value > Axis.NothingLeft;

    internal static double[] Grid(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];
}
