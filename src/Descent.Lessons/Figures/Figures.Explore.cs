using System.Diagnostics;
using Descent.Charts;

namespace Descent.Lessons;

/// <content>Figures that move, and figures beside each other.</content>
public static partial class Figures
{
    /// <summary>The figure redrawn for every value of one parameter, under a slider.</summary>
    /// <remarks>Give it <see cref="Beside(Figure[])"/>, and one slider moves several figures.</remarks>
    /// <param name="label">The parameter's symbol, for example "α".</param>
    /// <param name="values">The slider's positions in order, at least two.</param>
    /// <param name="draw">Draws the figure at a value, with the same axes and marks for every value.</param>
    /// <param name="start">The value shown first, one of <paramref name="values"/>; the first when left out.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, <paramref name="draw"/> is null, there are fewer than two values or one is not
    /// finite, <paramref name="start"/> is none of them, or <paramref name="draw"/> gives null or a figure with a slider.
    /// </exception>
    public static Figure Explore(string label, double[] values, Func<double, Figure> draw, double? start = null) =>
        Move([Dial(label, Require.AllFinite(values), start)], Of(draw), plays: false);

    /// <summary>The figure redrawn for every pair of values of two parameters, under a slider for each.</summary>
    /// <param name="first">One parameter's symbol, for example "α", and its slider's positions in order, at least two.</param>
    /// <param name="second">The same of the other.</param>
    /// <param name="draw">Draws the figure at a value of each, with the same axes and marks for every pair.</param>
    /// <param name="start">The values shown first, each one of its parameter's; the first of both when left out.</param>
    /// <exception cref="ArgumentException">
    /// A label is empty, <paramref name="draw"/> is null, there are fewer than two values of a parameter or one is not finite,
    /// <paramref name="start"/> is none of them, or <paramref name="draw"/> gives null or a figure with a slider.
    /// </exception>
    public static Figure Explore(
        (string Label, double[] Values) first, (string Label, double[] Values) second, Func<double, double, Figure> draw, (double First, double Second)? start = null)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return Move(
            [
                Dial(first.Label, Require.AllFinite(first.Values, nameof(first)), start?.First, nameof(first), nameof(first)),
                Dial(second.Label, Require.AllFinite(second.Values, nameof(second)), start?.Second, nameof(second), nameof(second)),
            ],
            values => draw(values[0], values[1]),
            plays: false);
    }

    /// <summary>The figure redrawn for every value of a parameter that is a whole number, under a slider.</summary>
    /// <param name="label">The parameter's symbol, for example "B".</param>
    /// <param name="values">The slider's positions in order, at least two.</param>
    /// <param name="draw">Draws the figure at a value, with the same axes and marks for every value.</param>
    /// <param name="start">The value shown first, one of <paramref name="values"/>; the first when left out.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, <paramref name="draw"/> is null, there are fewer than two values,
    /// <paramref name="start"/> is none of them, or <paramref name="draw"/> gives null or a figure with a slider.
    /// </exception>
    public static Figure Explore(string label, int[] values, Func<int, Figure> draw, int? start = null) =>
        Move([Dial(label, values, start)], Of(draw), plays: false);

    /// <summary>The figure redrawn from moment to moment, under a slider with a button that plays it.</summary>
    /// <param name="label">What time is called, for example "t".</param>
    /// <param name="values">The moments in order, at least two.</param>
    /// <param name="draw">Draws the figure at a moment, with the same axes and marks for every moment.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, there are fewer than two moments or one is not finite, or <paramref name="draw"/>
    /// is null, or gives null or a figure with a slider.
    /// </exception>
    public static Figure Play(string label, double[] values, Func<double, Figure> draw) =>
        Move([Dial(label, Require.AllFinite(values))], Of(draw), plays: true);

    /// <summary>The figure redrawn from step to step, under a slider with a button that plays it.</summary>
    /// <param name="label">What time is called, for example "step".</param>
    /// <param name="values">The steps in order, at least two.</param>
    /// <param name="draw">Draws the figure at a step, with the same axes and marks for every step.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, there are fewer than two steps, or <paramref name="draw"/> is null, or gives null or
    /// a figure with a slider.
    /// </exception>
    public static Figure Play(string label, int[] values, Func<int, Figure> draw) =>
        Move([Dial(label, values)], Of(draw), plays: true);

    /// <summary>The figure drawn from a start that can be dragged where the book runs its cells; elsewhere it stays where it is.</summary>
    /// <remarks>
    /// Put it around <see cref="Beside(Figure[])"/>, and into what <see cref="Explore(string, double[], Func{double, Figure}, double?)"/>
    /// draws with: the sliders then move the run from wherever its start is.
    /// </remarks>
    /// <param name="start">Both coordinates of the start at first.</param>
    /// <param name="draw">Draws the figure from a start, for example the <see cref="Path(Run)"/> of a run that begins there.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="start"/> has not two finite coordinates, or <paramref name="draw"/> is null, or gives null, a figure with a
    /// slider, or one that does not show the start.
    /// </exception>
    public static Figure DragStart(double[] start, Func<double[], Figure> draw)
    {
        Require.AllFinite(2, start);
        ArgumentNullException.ThrowIfNull(draw);
        var place = Redrawing.StartInsteadOf(start);
        var shown = From(place);
        if (shown.FindStart(place) is null)
            throw new ArgumentException($"draw must give a figure that shows the start ({string.Join(", ", start.Select(Text.Number))}), such as the Path of a run from there.", nameof(draw));
        var axes = shown.Axes.ToArray();
        return shown.With(new Redrawing(_ => From(Redrawing.StartInsteadOf(start)).On(axes)) { Start = [.. start] });

        Figure From(double[] from)
        {
            var figure = draw([.. from]) ?? throw new ArgumentException("draw must give a figure, but gave null.", nameof(draw));
            return figure.Chart.Sliders is null ? figure : throw new ArgumentException("draw must give a figure without a slider. Put Explore around DragStart.", nameof(draw));
        }
    }

    /// <summary>Several figures as one: in two columns where there is room, else one under the other, each with its title.</summary>
    /// <remarks>
    /// In a function that <see cref="Explore(string, double[], Func{double, Figure}, double?)"/> draws with, one slider moves
    /// them all. The left column takes the first half of the figures, of an odd number the smaller one; of one figure and
    /// another of two pictures, it takes the first two pictures.
    /// </remarks>
    /// <param name="figures">The figures, at least two, none with a slider.</param>
    /// <exception cref="ArgumentException">There are fewer than two figures, or one is null or has a slider.</exception>
    public static Figure Beside(params Figure[] figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return Together(string.Join(" · ", figures.Select(figure => figure?.Title).Distinct()), figures);
    }

    /// <summary>Several figures as one, with a title for all of them.</summary>
    /// <param name="title">What they show together.</param>
    /// <param name="figures">The figures, at least two, none with a slider.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="title"/> is empty, there are fewer than two figures, or one is null or has a slider.
    /// </exception>
    public static Figure Beside(string title, params Figure[] figures)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(figures);
        return Together(title, figures);
    }

    private static Figure Together(string title, Figure[] figures)
    {
        if (figures.Length < 2 || Array.IndexOf(figures, null) >= 0)
            throw new ArgumentException("figures must be at least two, and none of them null.", nameof(figures));
        if (Array.Find(figures, figure => figure.Chart.Sliders is not null) is { } moving)
            throw new ArgumentException($"figures must have no sliders, but “{moving.Title}” has one. Put Explore around Beside, and its slider moves them all.", nameof(figures));
        if (Array.Find(figures, figure => figure.Redrawing is not null) is { } dragged)
            throw new ArgumentException($"figures must have no start to drag, but “{dragged.Title}” has one. Put DragStart around Beside, and all begin there.", nameof(figures));

        int Panels(IEnumerable<Figure> some) => some.Sum(figure => figure.Chart.Panels.Count);
        var left = figures.Length / 2;
        int[] columns = figures is [{ Chart.Panels.Count: 1 }, { Chart: { Panels.Count: 2, Columns.Count: 0 } }] ? [2, 1] : [Panels(figures.Take(left)), Panels(figures.Skip(left))];
        return new Figure(
            title,
            Lines(figures.Select(figure => figure.IsTitled ? $"{figure.Title}: {figure.AltText}" : figure.AltText).Distinct()),
            new Chart([.. LegendColors.Tell([.. figures.Select(Titled)]).SelectMany(panels => panels)], Height: columns.Max() == 1 ? 380 : 270) { Columns = columns })
        {
            Within = figures.All(figure => figure.Within is null) ? null : axes => Together(title, [.. figures.Select((figure, i) =>
                figure.Within?.Invoke([.. axes.Skip(Panels(figures.Take(i))).Take(figure.Chart.Panels.Count)]) ?? figure)]),
        };
    }

    /// <summary>A figure's panels with its title above the first of them, unless they have titles.</summary>
    private static IReadOnlyList<Panel> Titled(Figure figure) => figure.Chart.Panels.Any(panel => panel.Title.Length > 0)
        ? figure.Chart.Panels
        : [.. figure.Chart.Panels.Select((panel, i) => i == 0 ? panel with { Title = figure.Title } : panel)];

    /// <summary>A panel's axes, wide enough for every position of a slider.</summary>
    private static (Axis X, Axis Y) CommonAxes(Panel shown, Panel[] all)
    {
        Axis Over(Func<Panel, Axis> axis) => axis(shown) is { From: not null, To: not null } one && all.All(panel => axis(panel) is { From: not null, To: not null })
            ? one with { From = all.Min(panel => axis(panel).From), To = all.Max(panel => axis(panel).To) }
            : axis(shown);
        return (Over(panel => panel.X), Over(panel => panel.Y));
    }

    /// <summary>A panel's marks, each as wide as at the position of a slider where it is most crowded.</summary>
    private static IReadOnlyList<Mark> Widest(Panel shown, Panel[] all) => [.. shown.Marks.Select((mark, i) =>
        mark is Curve curve ? curve with { Under = all.Max(panel => panel.Marks.ElementAtOrDefault(i) is Curve other ? other.Under : 0) } : mark)];

    private static Parameter Dial<T>(string label, T[] values, T? start = null, string labelName = "label", string valuesName = "values")
        where T : struct, IConvertible
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label, labelName);
        ArgumentNullException.ThrowIfNull(values, valuesName);
        if (values.Length < 2)
            throw new ArgumentException($"{valuesName} must have at least two numbers, one per position of the slider.", valuesName);
        var first = start is { } wanted ? Array.IndexOf(values, wanted) : 0;
        return first >= 0
            ? new Parameter(new Slider(label, [.. values.Select(value => Text.Number(value.ToDouble(null)))], first), [.. values.Select(value => value.ToDouble(null))], typeof(T) == typeof(int))
            : throw new ArgumentException($"start must be one of the values, but {Text.Number(start!.Value.ToDouble(null))} is not among them.", nameof(start));
    }

    private static Func<double[], Figure> Of(Func<double, Figure> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return values => draw(values[0]);
    }

    private static Func<double[], Figure> Of(Func<int, Figure> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return values => draw((int)Math.Round(values[0]));
    }

    private static Figure Move(Parameter[] parameters, Func<double[], Figure> draw, bool plays)
    {
        var started = Stopwatch.GetTimestamp();
        var settings = parameters.Aggregate((double[][])[[]], (settings, parameter) => [.. settings.SelectMany(setting => parameter.Values.Select(value => (double[])[.. setting, value]))]);
        Slider[] sliders = [.. parameters.Select(parameter => parameter.Slider)];
        var first = Sliders.StartOf(sliders);
        var figures = settings.Select(Still).ToArray();
        foreach (var (i, figure) in figures.Index())
            Alike(figure, settings[i]);

        var start = figures[first].Redrawing?.Start;

        // What a figure shows of its ground reaches as far as the common axes do.
        Panel[] Everywhere(int i) => [.. figures.Select(figure => figure.Chart.Panels[i])];
        var common = figures[first].Chart.Panels.Select((panel, i) => CommonAxes(panel, Everywhere(i))).ToArray();
        figures = [.. figures.Select(figure => figure.On(common))];

        var steps = figures.Select(figure => new SliderStep(figure.AltText, [.. figure.Chart.Panels.Select(panel => panel.Marks)]));
        var shown = figures[first];
        var panels = shown.Chart.Panels.Select((panel, i) => panel with { X = common[i].X, Y = common[i].Y, Marks = Widest(panel, Everywhere(i)) });
        var ways = sliders.Select(slider => $"A slider moves {slider.Label} from {slider.Values[0]} to {slider.Values[^1]}.");
        return new Figure(
            shown.Title,
            $"{shown.AltText}\n{string.Join(" ", ways)}",
            shown.Chart with { Panels = [.. panels], Sliders = new Sliders(sliders, [.. steps], plays) })
        {
            Redrawing = plays ? null : new Redrawing(setting => Alike(Still(setting), setting).On(common))
            {
                Parameters = parameters,
                Start = start,
                Time = Stopwatch.GetElapsedTime(started) / figures.Length,
            },
        };

        Figure Alike(Figure figure, double[] setting) => figure.Chart.Panels.Count == figures[first].Chart.Panels.Count
            ? figure
            : throw new ArgumentException($"draw must give the same panels at every position, but gives {figures[first].Chart.Panels.Count} at {At(settings[first])} and {figure.Chart.Panels.Count} at {At(setting)}.", nameof(draw));

        static string At(double[] setting) => string.Join(", ", setting.Select(Text.Number));

        Figure Still(double[] setting)
        {
            var figure = draw(setting) ?? throw new ArgumentException($"draw must give a figure, but gave null at {At(setting)}.", nameof(draw));
            return figure.Chart.Sliders is null ? figure : throw new ArgumentException("draw must give figures without a slider of their own.", nameof(draw));
        }
    }
}
