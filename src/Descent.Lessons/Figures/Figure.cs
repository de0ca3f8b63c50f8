using System.Security.Cryptography;
using System.Text;
using Descent.Charts;

namespace Descent.Lessons;

/// <summary>A picture with a title and a description in words, which a notebook draws by itself.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Figure : IDisplayable
{
    private const string PlayButton =
        "<button type=\"button\" disabled style=\"font:inherit;color:inherit;background:none;border:1px solid;border-radius:999px;padding:.2em 1em;min-width:5em\">Play</button>";

    /// <summary>Stands in the figure's place until its script takes it away.</summary>
    private const string NotDrawn = "This figure is drawn by a script that has not run. Trust the notebook in your editor, or run this cell, and it will appear.";

    private static readonly Lazy<string> Script = new(ReadScript);

    private readonly Lazy<string> json;

    internal Figure(string title, string altText, Chart chart)
    {
        Title = title;
        AltText = altText;
        Chart = chart;
        json = new Lazy<string>(() => Plotly.ToJson(chart));
    }

    /// <summary>What the figure shows.</summary>
    public string Title { get; }

    /// <summary>What can be seen in it, for those who do not see it.</summary>
    public string AltText { get; }

    internal Chart Chart { get; }

    /// <summary>The same figure on given axes, one pair for each panel; null where it has nothing to draw beyond its own.</summary>
    internal Func<IReadOnlyList<(Axis X, Axis Y)>, Figure>? Within { get; init; }

    /// <summary>Whether <see cref="Titled"/> gave it its title.</summary>
    internal bool IsTitled { get; private init; }

    /// <summary>How it is drawn anew in a page; null where nothing about it can be changed.</summary>
    internal Redrawing? Redrawing { get; init; }

    /// <summary>The same figure with another title, to tell it from others like it beside it.</summary>
    /// <param name="title">What this figure shows and the others do not, for example "Cars".</param>
    /// <exception cref="ArgumentException"><paramref name="title"/> is empty.</exception>
    public Figure Titled(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return Like(title, AltText, isTitled: true, figure => figure.Titled(title));
    }

    /// <summary>The same figure with another caption, which is also what those hear who do not see it.</summary>
    /// <remarks>
    /// For figures whose own caption would give an answer away or misses the point. Under a slider, put it on the figures that
    /// are drawn for its values.
    /// </remarks>
    /// <param name="caption">What can be seen, in a sentence or more.</param>
    /// <exception cref="ArgumentException"><paramref name="caption"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">The figure has a slider, and a caption for each of its values.</exception>
    public Figure Saying(string caption)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(caption);
        return Chart.Sliders is null
            ? Like(Title, caption, IsTitled, figure => figure.Saying(caption))
            : throw new InvalidOperationException($"“{Title}” has a slider, and a caption for each of its values: call Saying on the figures that are drawn for them.");
    }

    /// <summary>The same figure on given axes, where it has something to draw beyond its own.</summary>
    internal Figure On(IReadOnlyList<(Axis X, Axis Y)> axes) => Axes.SequenceEqual(axes) ? this : Within?.Invoke(axes) ?? this;

    /// <summary>The axes of each panel.</summary>
    internal IEnumerable<(Axis X, Axis Y)> Axes => Chart.Panels.Select(panel => (panel.X, panel.Y));

    /// <summary>The same figure, and how it is drawn anew.</summary>
    internal Figure With(Redrawing redrawing) => new(Title, AltText, Chart) { Within = Within, Redrawing = redrawing, IsTitled = IsTitled };

    /// <summary>The panel in which something begins at a place, as a path does; null where none does.</summary>
    internal int? FindStart(double[] place)
    {
        for (var i = 0; i < Chart.Panels.Count; i++)
        {
            if (Chart.Panels[i].Marks.OfType<Curve>().Any(curve => curve.Style == CurveStyle.Start && curve.X.Zip(curve.Y).Contains((place[0], place[1]))))
                return i;
        }

        return null;
    }

    /// <summary>
    /// The figure as Plotly JSON: <c>data</c>, <c>layout</c>, <c>config</c> and <c>frames</c> (one per slider position).
    /// </summary>
    public string ToJson() => json.Value;

    /// <summary>The figure as an HTML fragment that draws itself as soon as plotly.js is on the page.</summary>
    public string ToHtml()
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Title + ToJson())))[..12];
        if (OperatingSystem.IsBrowser()) LiveFigures.Remember(key, this);
        return $"""
            <figure class="descent-figure" data-descent-figure="{key}" style="margin:1em 0">
            <figcaption><strong>{Html.Encode(Title)}</strong></figcaption>
            <div class="descent-plot" role="img" aria-label="{Html.Encode(AltText)}" style="width:100%;min-height:{Chart.Height}px">{Html.Encode(NotDrawn)}</div>
            {Below()}</figure>
            <script>{Script.Value}("{key}", "{Plotly.ScriptVersion}", {SharedArrays.Extract(ToJson())});</script>
            """;
    }

    /// <summary>Title and description.</summary>
    public override string ToString() => $"{Title}: {AltText}";

    private Figure Like(string title, string altText, bool isTitled, Func<Figure, Figure> same) => new(title, altText, Chart)
    {
        Within = Within is { } within ? axes => same(within(axes)) : null,
        Redrawing = Redrawing is { } redrawing ? redrawing with { Draw = values => same(redrawing.Draw(values)) } : null,
        IsTitled = isTitled,
    };

    /// <summary>The sliders with what is seen at their positions, or what is seen.</summary>
    private string Below()
    {
        if (Chart.Sliders is not { } sliders)
            return $"""
                <p class="descent-caption" aria-hidden="true" style="margin:.2em .5em;font-size:.9em;opacity:.85;white-space:pre-line">{Html.Encode(AltText)}</p>

                """;

        return $"""
            <div class="descent-sliders" style="display:flex;flex-wrap:wrap;gap:.4em .8em;align-items:center;padding:.2em .5em">{string.Concat(sliders.All.Select(Below))}{(sliders.Play ? PlayButton : "")}</div>
            <p class="descent-caption" aria-live="polite" style="margin:.2em .5em;font-size:.9em;opacity:.85;white-space:pre-line">{Html.Encode(sliders.Steps[sliders.Start].Caption)}</p>

            """;
    }

    private static string Below(Slider slider) => $"""
        <label style="flex:1 1 20em;display:flex;flex-wrap:wrap;gap:.2em .8em;align-items:center;min-width:0"><span>{Html.Encode(slider.Label)}</span><span style="flex:1 1 17em;display:flex;gap:.8em;align-items:center"><input type="range" min="0" max="{slider.Values.Count - 1}" value="{slider.Start}" step="1" disabled style="flex:1 1 12em;min-width:12em"><output style="min-width:5em;font-variant-numeric:tabular-nums">{Html.Encode(slider.Values[slider.Start])}</output></span></label>
        """;

    private static string ReadScript()
    {
        using var stream = typeof(Figure).Assembly.GetManifestResourceStream("figure.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
