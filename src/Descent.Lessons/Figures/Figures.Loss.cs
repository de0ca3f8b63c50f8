using Descent.Charts;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <content>Loss over time.</content>
public static partial class Figures
{
    private const double OutOfSight = 1e3; // This many times the usual loss, or that at the start, is not worth an axis.

    /// <summary>Loss against steps, for several runs, on a logarithmic axis.</summary>
    /// <remarks>
    /// Shows f(θ_t) − f(θ*), what is left to lose, where the minimizer is known, and f(θ_t) elsewhere.
    /// </remarks>
    /// <param name="runs">The runs and the names to show for them, at least one.</param>
    /// <exception cref="ArgumentException">There are no runs, or one is null.</exception>
    public static Figure Loss(params (string Name, Run Run)[] runs)
    {
        RequireAny(runs);
        return Loss(runs, TimeAxis.Steps, isLogarithmic: true, rate: null);
    }

    /// <summary>Loss against steps, samples, epochs or seconds, for the runs of a comparison.</summary>
    /// <param name="comparison">The runs.</param>
    /// <param name="against">What time is counted in.</param>
    /// <param name="isLogarithmic">Whether the loss is shown on a logarithmic axis.</param>
    /// <param name="rate">Error factor per step that theory predicts, greater than 0 and at most 1: drawn as a dashed guide, rate^(2t) of the first run's loss; only against steps.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="comparison"/> is null, <paramref name="against"/> is none of its values, or <paramref name="rate"/> is
    /// outside its range or given against something else than steps.
    /// </exception>
    public static Figure Loss(Comparison comparison, TimeAxis against = TimeAxis.Steps, bool isLogarithmic = true, double? rate = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (!Enum.IsDefined(against))
            throw new ArgumentOutOfRangeException(nameof(against), against, "against must be steps, samples, epochs or seconds.");
        if (rate is { } factor && (!(factor > 0 && factor <= 1) || against != TimeAxis.Steps))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "rate must be greater than 0 and at most 1, and needs a figure against steps.");
        return Loss([.. comparison.Runs], against, isLogarithmic, rate);
    }

    /// <summary>Loss against steps over many seeds: the median run of each method, in the band that holds four fifths of its runs.</summary>
    /// <param name="methods">For each method its name and its runs, which must have recorded the same steps; at least one of each.</param>
    /// <exception cref="ArgumentException">There are no methods or runs, a run is null, or the runs of one method have recorded different steps.</exception>
    public static Figure LossOverSeeds(params (string Name, Run[] Runs)[] methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Length == 0 || Array.Exists(methods, method => method.Runs is null || method.Runs.Length == 0 || Array.Exists(method.Runs, run => run is null)))
            throw new ArgumentException("methods must have at least one method, and each at least one run and none that is null.", nameof(methods));
        if (Array.Exists(methods, method => Array.Exists(method.Runs, run => !run.Points.Select(point => point.Step).SequenceEqual(method.Runs[0].Points.Select(point => point.Step)))))
            throw new ArgumentException("methods must have runs that recorded the same steps; give them all the same number of steps and a stop rule that none of them meets.", nameof(methods));
        RequireNames(methods.Select(one => one.Name), nameof(methods));

        var colors = Palette.Of([.. methods.Select(method => (method.Name, method.Runs[0]))]);
        var (bands, lines) = (new List<Mark>(), new List<Mark>());
        var findings = new List<string>();
        var height = new LossHeight(methods.SelectMany(method => method.Runs));
        foreach (var ((name, runs), color) in methods.Zip(colors))
        {
            var points = Thinning.Thin([.. Enumerable.Range(0, runs[0].Points.Count)], i => runs[0].Points[i].Value);
            double[] Quantile(double part) => [.. points.Select(i => Positive(Statistics.Quantile(runs.Select(run => height.At(run, run.Points[i])), part)))];
            double[] steps = [.. points.Select(i => (double)runs[0].Points[i].Step)];
            var median = Quantile(0.5);
            bands.Add(new Ribbon("", steps, Quantile(0.1), Quantile(0.9), color));
            lines.Add(new Curve(name, steps, median, color));
            findings.Add($"{name}: half of {Text.Number(runs.Length)} runs end below {Text.Number(median[^1])}.");
        }

        var panel = new Panel(new Axis("step t"), new Axis(height.Title, Log: true), [.. bands, .. lines]); // No band dims another's line.
        return new Figure("Loss against steps, over seeds", Lines(findings), new Chart([panel]));
    }

    /// <summary>The loss of a run above its learning rate, on one axis of steps.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="ArgumentNullException"><paramref name="run"/> is null.</exception>
    public static Figure LossAndSchedule(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var height = new LossHeight([run]);
        var points = Thinning.Thin(run.Points, point => point.Value);
        var loss = new Panel(new Axis(""), new Axis(height.Title, Log: true), [
            new Curve("", Steps(points), [.. points.Select(point => Positive(height.At(run, point)))], Palette.Blue),
        ]);

        // Those that steps were made with: of a schedule all are known, of a rule that looks at the run those that it recorded.
        var rates = run.Settings.LearningRate is Schedule planned
            ? OverSteps("", planned.Values(Math.Max(run.Steps, 1)), Palette.Gold)
            : new Curve("", Steps(points), [.. points.Select(point => point.LearningRate)], Palette.Gold);
        var schedule = new Panel(new Axis("step t"), new Axis("learning rate αₜ"), [rates]) { SharesX = true };
        return new Figure(
            "Loss, and the schedule under it",
            $"{run.LearningRate}: the learning rate goes from {Text.Number(rates.Y[0])} to {Text.Number(rates.Y[^1])}, and {height.Words} {Ending(run, height)}.",
            new Chart([loss, schedule], Height: 240) { Columns = [2] });
    }

    private static Figure Loss((string Name, Run Run)[] runs, TimeAxis against, bool isLogarithmic, double? rate)
    {
        var height = new LossHeight(runs.Select(run => run.Run));
        var colors = Palette.Of(runs);
        double Drawn(Run run, RunPoint point) => isLogarithmic ? Positive(height.At(run, point)) : height.At(run, point);
        var marks = new List<Mark>();
        foreach (var ((name, run), color) in runs.Zip(colors))
        {
            var points = Thinning.Thin(run.Points, point => point.Value);
            marks.Add(new Curve(name, [.. points.Select(point => Time(run, point, against))], [.. points.Select(point => Drawn(run, point))], color));
        }

        marks = [.. CommonGround.Widen([.. marks.Cast<Curve>()], isLogarithmic)];

        if (rate is { } factor)
        {
            var longest = runs.MaxBy(run => run.Run.Steps).Run;
            var points = Thinning.Thin(longest.Points, point => point.Value);
            var first = Drawn(runs[0].Run, runs[0].Run.Start);
            marks.Add(new Curve("theory", Steps(points), [.. points.Select(point => Positive(first * Math.Pow(factor, 2.0 * point.Step)))], Palette.Theory, CurveStyle.Dashed));
        }

        // A run on its way to overflow leaves the picture at the top: it must not squeeze the others flat.
        var usual = marks.OfType<Curve>().SelectMany(curve => curve.Y).Where(IsLeft).DefaultIfEmpty(double.NaN).Median();
        var top = OutOfSight * Math.Max(usual, runs.Max(run => height.At(run.Run, run.Run.Start)));
        var loss = new Axis(height.Title, Log: isLogarithmic, To: isLogarithmic && top > 0 && double.IsFinite(top) ? top : null);
        var panel = new Panel(new Axis(TimeTitle(against)), loss, marks);
        var leaves = isLogarithmic && marks.OfType<Curve>().Any(curve => curve.Y.Contains(Axis.NothingLeft));
        return new Figure(
            $"Loss against {against.ToString().ToLowerInvariant()}",
            $"{LossFindings(runs, height)}{(leaves ? "\nWhere a line leaves the picture below, what is left is smaller than rounding." : "")}",
            new Chart([panel]));
    }

    /// <summary>Where the loss of each run goes: what is drawn, in words.</summary>
    private static string LossFindings((string Name, Run Run)[] runs, LossHeight height) => runs is [var (_, alone)]
        ? $"{height.Sentence} {(alone.Outcome == Outcome.Diverged ? "" : "goes ")}{Ending(alone, height)}."
        : $"{height.Sentence}, for each run:\n{Lines(runs.Select(run => $"{run.Name}: {Ending(run.Run, height)}."))}";

    private static double Time(Run run, RunPoint point, TimeAxis against) => against switch
    {
        TimeAxis.Samples => point.Samples,
        TimeAxis.Epochs => run.EpochsAt(point),
        TimeAxis.Seconds => point.Seconds,
        _ => point.Step,
    };

    private static string TimeTitle(TimeAxis against) => against switch
    {
        TimeAxis.Samples => "sample gradients used",
        TimeAxis.Epochs => "epochs",
        TimeAxis.Seconds => "time (s)",
        _ => "step t",
    };
}
