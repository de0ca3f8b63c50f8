using Newtonsoft.Json;
using Plotly.NET;

namespace Descent.Charts;

/// <summary>Draws a <see cref="Chart"/> with Plotly.NET and gives its Plotly JSON.</summary>
public static class Plotly
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Include,
        StringEscapeHandling = StringEscapeHandling.EscapeHtml,
        Culture = System.Globalization.CultureInfo.InvariantCulture,
    };

    /// <summary>The plotly.js that Plotly.NET was made for.</summary>
    public static string ScriptVersion => Globals.PLOTLYJS_VERSION;

    /// <summary>The source of that plotly.js, as Plotly.NET carries it; empty in a page, which has it and does not send it twice.</summary>
    public static string Script()
    {
        using var stream = typeof(GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{ScriptVersion}.min.js");
        if (stream is null) return "";
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// The chart as Plotly JSON: <c>data</c>, <c>layout</c>, <c>config</c> and <c>frames</c>, and beside them
    /// <c>narrow</c> (the layout changes for a narrow screen), <c>shape</c> (height by width of a panel that keeps it and
    /// stands alone), <c>dark</c> (the trace changes for a dark page) and
    /// <c>slider</c> (labels and captions of the frames).
    /// </summary>
    /// <param name="chart">What to draw.</param>
    /// <exception cref="ArgumentException">A slider step has other marks than the chart.</exception>
    public static string ToJson(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);

        var listed = new HashSet<string>(); // A name that several panels have is in the legend once.
        var traces = chart.Panels.SelectMany((panel, i) => panel.Marks.Where(Traces.IsTrace).Select(mark => Traces.From(mark, panel, i, listed.Add(mark.Name))));
        var drawing = GenericChart.setLayout(Layouts.Wide(chart), GenericChart.combine(traces));
        return JsonConvert.SerializeObject(
            new
            {
                data = GenericChart.getTraces(drawing),
                layout = GenericChart.getLayout(drawing),
                config = new { responsive = false, displayModeBar = false }, // figure.js watches the box.
                frames = Frames(chart),
                narrow = Layouts.Narrow(chart),
                shape = chart.Panels is [{ EqualUnits: true, X: { From: { } left, To: { } right }, Y: { From: { } low, To: { } high } }] ? Math.Round((high - low) / (right - left), 4) : (double?)null,
                dark = Dark(chart),
                slider = chart.Slider is { } slider
                    ? new { label = slider.Label, start = slider.Start, plays = slider.Plays, values = slider.Steps.Select(s => s.Value), captions = slider.Steps.Select(s => s.Caption) }
                    : null,
            },
            Settings);
    }

    private static object[] Dark(Chart chart) => [.. chart.Panels.SelectMany(panel => panel.Marks).Where(Traces.IsTrace)
        .Select((mark, i) => (Index: i, Changes: Theme.Dark(mark)))
        .Where(trace => trace.Changes is not null)
        .Select(trace => new { trace = trace.Index, changes = trace.Changes })];

    /// <summary>One frame per slider step, with only what differs from the chart as first drawn.</summary>
    private static Frame[] Frames(Chart chart)
    {
        if (chart.Slider is null)
            return [];

        var drawn = chart.Panels.SelectMany(panel => panel.Marks).Where(Traces.IsTrace).ToArray();
        var panels = chart.Panels.SelectMany(panel => panel.Marks.Where(Traces.IsTrace).Select(_ => panel)).ToArray();
        var steps = chart.Slider.Steps.Select(step => step.Marks.SelectMany(marks => marks).Where(Traces.IsTrace).ToArray()).ToArray();
        if (steps.Any(marks => !marks.Select(m => m.GetType()).SequenceEqual(drawn.Select(m => m.GetType()))))
            throw new ArgumentException("Every slider step must have the same marks, in number and kind, as the chart.", nameof(chart));

        var moving = Enumerable.Range(0, drawn.Length).Where(i => steps.Any(marks => TraceData.Differ(marks[i], drawn[i]))).ToArray();
        return [.. steps.Select((marks, n) => Frame(n, moving, moving.Select(i => TraceData.Of(marks[i], panels[i]))))];
    }

    private static Frame Frame(int number, int[] traces, IEnumerable<DynamicObj.DynamicObj> data)
    {
        var frame = new Frame();
        frame.SetProperty("name", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        frame.SetProperty("traces", traces);
        frame.SetProperty("data", data.ToArray());
        return frame;
    }
}
