using Descent.Charts;

namespace Descent.Lessons;

/// <content>Schedules, and how sensitive a method is to its learning rate.</content>
public static partial class Figures
{
    private const double OnePercent = 0.01;
    private const double Invisible = 1e-10; // A loss this small beside the starting one is as good as none.

    /// <summary>The learning rate of schedules against steps.</summary>
    /// <param name="steps">Number of steps to show, 2 or more.</param>
    /// <param name="schedules">The schedules and the names to show for them, at least one.</param>
    /// <exception cref="ArgumentException">There are no schedules, one is null, or <paramref name="steps"/> is less than 2.</exception>
    public static Figure Schedules(int steps, params (string Name, Schedule Schedule)[] schedules)
    {
        Require.AtLeast(2, steps);
        ArgumentNullException.ThrowIfNull(schedules);
        if (schedules.Length == 0 || Array.Exists(schedules, schedule => schedule.Schedule is null))
            throw new ArgumentException("schedules must have at least one schedule, and none that is null.", nameof(schedules));
        RequireNames(schedules.Select(one => one.Name), nameof(schedules));

        var colors = Palette.Of([.. schedules.Select(schedule => schedule.Name)]);
        var curves = schedules.Zip(colors, (schedule, color) => OverSteps(schedule.Name, schedule.Schedule.Values(steps), color));
        var findings = schedules.Select(schedule =>
            $"{schedule.Name}: from {Text.Number(schedule.Schedule.At(0))} to {Text.Number(schedule.Schedule.At(steps - 1))}.");
        return new Figure(
            "Learning rate against steps",
            $"In {Text.Number(steps)} steps:\n{Lines(findings)}",
            new Chart([new Panel(new Axis("step t"), new Axis("learning rate αₜ"), [.. curves])]));
    }

    /// <summary>
    /// The loss at the end against the learning rate, for several methods: the wider the trough, the less it matters which.
    /// At the upper edge, in a method's color, crosses mark learning rates with which its run overflows, and triangles those
    /// whose loss is above the picture; a dashed line is 1% of the loss at the start.
    /// </summary>
    /// <param name="learningRates">The learning rates to try, at least two, each greater than 0.</param>
    /// <param name="methods">Names, and the run that a method makes with a learning rate; at least one.</param>
    /// <exception cref="ArgumentException">An argument is null, empty or outside its range, or a method gives no run.</exception>
    public static Figure Sensitivity(double[] learningRates, params (string Name, Func<double, Run> Run)[] methods)
    {
        if (Require.AllPositive(learningRates).Length < 2)
            throw new ArgumentException("learningRates must have at least two numbers.", nameof(learningRates));
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Length == 0 || Array.Exists(methods, method => method.Run is null))
            throw new ArgumentException("methods must have at least one method, and none that is null.", nameof(methods));
        RequireNames(methods.Select(one => one.Name), nameof(methods));

        var outcomes = methods
            .Select(method => learningRates
                .Select(learningRate => method.Run(learningRate) ?? throw new ArgumentException($"methods must give a run, but {method.Name} gave null at {Text.Number(learningRate)}.", nameof(methods)))
                .ToArray())
            .ToArray();
        var height = new LossHeight(outcomes.SelectMany(runs => runs));
        var colors = Palette.Of([.. methods.Zip(outcomes, (method, runs) => (method.Name, runs[0]))]);
        var marks = new List<Mark>();
        var findings = new List<string>();
        for (var i = 0; i < methods.Length; i++)
        {
            double[] left = [.. outcomes[i].Select(run => run.Outcome == Outcome.Diverged ? double.NaN : height.At(run, run.Final))];
            marks.Add(new Curve(methods[i].Name, learningRates, [.. left.Select(Positive)], colors[i], CurveStyle.LineAndMarkers));
            findings.Add($"{methods[i].Name}: {Lowest(learningRates, left)}.");
        }

        // A run that is about to overflow must not squeeze the others flat.
        var top = outcomes.SelectMany(runs => runs).Max(run => height.At(run, run.Start));
        var lowest = marks.OfType<Curve>().SelectMany(curve => curve.Y).Where(IsLeft).DefaultIfEmpty(top / 10).Min();
        var loss = new Axis(height.Title, Log: true);
        var floor = Math.Max(lowest / 3, Invisible * top);
        if (top > 0 && floor > 0 && double.IsFinite(10 * top))
        {
            loss = loss with { From = floor, To = Math.Max(10 * top, 10 * lowest) };
            if (OnePercent * top > floor)
                marks.Add(new Curve("1% of the start", [learningRates.Min(), learningRates.Max()], [OnePercent * top, OnePercent * top], Palette.Theory, CurveStyle.Dashed));
            marks.AddRange(OffTheChart(learningRates, [.. outcomes.Select(runs => runs.Select(run => run.Outcome == Outcome.Diverged ? double.PositiveInfinity : height.At(run, run.Final)).ToArray())], loss, colors));
        }

        var panel = new Panel(new Axis("learning rate α", Log: true), loss, marks);
        return new Figure("How much the learning rate matters", Lines(findings), new Chart([panel]));
    }

    /// <summary>
    /// Marks at the upper edge, a row for each method, for what is above it: crosses for infinity, triangles for the rest. Each
    /// kind has one entry in the legend, whose gray stands for any of the methods' colors.
    /// </summary>
    private static IEnumerable<Mark> OffTheChart(double[] learningRates, double[][] left, Axis loss, string[] colors)
    {
        const double Rows = 22; // So many have room below each other.
        const double Inside = 0.999; // Rounding must not lift a mark above the edge, where it would not be drawn.
        var (top, between) = (loss.To!.Value, Math.Pow(loss.To.Value / loss.From!.Value, 1 / Rows));
        bool[] hasRow = [.. left.Select(method => method.Any(value => value > top))];
        foreach (var (name, style, isMeant) in new (string, CurveStyle, Func<double, bool>)[] { ("overflow", CurveStyle.Crosses, double.IsInfinity), ("above the picture", CurveStyle.Above, value => double.IsFinite(value) && value > top) })
        {
            if (left.Any(method => method.Any(isMeant)))
                yield return new Curve(name, [double.NaN], [double.NaN], Palette.Theory, style);
            for (var i = 0; i < left.Length; i++)
            {
                double[] rates = [.. learningRates.Where((_, n) => isMeant(left[i][n]))];
                yield return new Curve("", rates, [.. rates.Select(_ => Inside * top / Math.Pow(between, hasRow.Take(i).Count(has => has)))], colors[i], style);
            }
        }
    }

    /// <summary>What a range test found: the loss after each step against the learning rate of that step.</summary>
    /// <param name="test">The test.</param>
    /// <exception cref="ArgumentNullException"><paramref name="test"/> is null.</exception>
    public static Figure RangeTest(RangeTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var (run, height) = (test.Measured, new LossHeight([test.Measured]));
        var steps = run.Points.Zip(run.Points.Skip(1), (before, after) => (Rate: before.LearningRate, Loss: Positive(height.At(run, after)))).ToArray();
        var marks = new List<Mark> { new Curve("", [.. steps.Select(step => step.Rate)], [.. steps.Select(step => step.Loss)], Palette.Blue) };
        void Mark(string name, double? rate, string color)
        {
            if (Array.FindIndex(steps, step => step.Rate == rate) is var i and >= 0)
                marks.Add(new Curve(name, [steps[i].Rate], [steps[i].Loss], color, CurveStyle.Markers));
        }

        Mark("falls fastest", test.Suggested, Palette.Good);
        Mark("only grows from here on", test.Edge, Palette.Bad);
        var top = 10 * height.At(run, run.Start); // What comes after would squeeze the rest flat.
        var loss = new Axis(height.Title, Log: true, To: top > 0 && double.IsFinite(top) ? top : null);
        return new Figure("Learning rate range test", test.ToString(), new Chart([new Panel(new Axis("learning rate αₜ", Log: true), loss, marks)]));
    }

    /// <summary>Where the least loss is left, in words; NaN stands for a run that overflows.</summary>
    private static string Lowest(double[] learningRates, double[] left)
    {
        if (!left.Any(double.IsFinite))
            return "no learning rate works";
        var best = Array.IndexOf(left, left.Where(double.IsFinite).Min());
        return $"lowest, {Text.Number(left[best])}, at α = {Text.Number(learningRates[best])}; {left.Count(double.IsNaN)} of {left.Length} overflow";
    }
}
