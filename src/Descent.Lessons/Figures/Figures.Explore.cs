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
        Move(label, Require.AllFinite(values), draw, start, plays: false);

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
        Move(label, values, draw, start, plays: false);

    /// <summary>The figure redrawn from moment to moment, under a slider with a button that plays it.</summary>
    /// <param name="label">What time is called, for example "t".</param>
    /// <param name="values">The moments in order, at least two.</param>
    /// <param name="draw">Draws the figure at a moment, with the same axes and marks for every moment.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, there are fewer than two moments or one is not finite, or <paramref name="draw"/>
    /// is null, or gives null or a figure with a slider.
    /// </exception>
    public static Figure Play(string label, double[] values, Func<double, Figure> draw) =>
        Move(label, Require.AllFinite(values), draw, start: null, plays: true);

    /// <summary>The figure redrawn from step to step, under a slider with a button that plays it.</summary>
    /// <param name="label">What time is called, for example "step".</param>
    /// <param name="values">The steps in order, at least two.</param>
    /// <param name="draw">Draws the figure at a step, with the same axes and marks for every step.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, there are fewer than two steps, or <paramref name="draw"/> is null, or gives null or
    /// a figure with a slider.
    /// </exception>
    public static Figure Play(string label, int[] values, Func<int, Figure> draw) =>
        Move(label, values, draw, start: null, plays: true);

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
        if (Array.Find(figures, figure => figure.Chart.Slider is not null) is { } moving)
            throw new ArgumentException($"figures must have no sliders, but “{moving.Title}” has one. Put Explore around Beside, and its slider moves them all.", nameof(figures));

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

    private static Figure Move<T>(string label, T[] values, Func<T, Figure> draw, T? start, bool plays)
        where T : struct, IConvertible
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(draw);
        if (values.Length < 2)
            throw new ArgumentException("values must have at least two numbers, one per position of the slider.", nameof(values));
        var first = start is { } wanted ? Array.IndexOf(values, wanted) : 0;
        if (first < 0)
            throw new ArgumentException($"start must be one of the values, but {start} is not among them.", nameof(start));

        var names = values.Select(value => Text.Number(value.ToDouble(null))).ToArray();
        var figures = values.Select((value, i) => draw(value) ?? throw new ArgumentException($"draw must give a figure, but gave null at {names[i]}.", nameof(draw))).ToArray();
        if (figures.Any(figure => figure.Chart.Slider is not null))
            throw new ArgumentException("draw must give figures without a slider of their own.", nameof(draw));

        // What a figure shows of its ground reaches as far as the common axes do.
        Panel[] Everywhere(int i) => [.. figures.Select(figure => figure.Chart.Panels[i])];
        var common = figures[first].Chart.Panels.Select((panel, i) => CommonAxes(panel, Everywhere(i))).ToArray();
        figures = [.. figures.Select(figure => figure.Chart.Panels.Select(panel => (panel.X, panel.Y)).SequenceEqual(common) ? figure : figure.Within?.Invoke(common) ?? figure)];

        var steps = figures.Select((figure, i) => new SliderStep(names[i], figure.AltText, [.. figure.Chart.Panels.Select(panel => panel.Marks)]));
        var shown = figures[first];
        var panels = shown.Chart.Panels.Select((panel, i) => panel with { X = common[i].X, Y = common[i].Y, Marks = Widest(panel, Everywhere(i)) });
        return new Figure(
            shown.Title,
            $"{shown.AltText}\nA slider moves {label} from {names[0]} to {names[^1]}.",
            shown.Chart with { Panels = [.. panels], Slider = new Slider(label, [.. steps], first, plays) });
    }
}
