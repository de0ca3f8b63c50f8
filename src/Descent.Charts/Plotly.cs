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
        Converters = { new PropertiesByName() },
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
    /// <c>sliders</c> (labels and values), <c>play</c> (whether a button moves them) and <c>captions</c> (of the frames).
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
                config = new { responsive = false, displayModeBar = false, scrollZoom = false }, // figure.js watches the box.
                frames = Frames(chart),
                narrow = Layouts.Narrow(chart),
                shape = chart.Panels is [{ EqualUnits: true, X: { From: { } left, To: { } right }, Y: { From: { } low, To: { } high } }] ? Math.Round((high - low) / (right - left), 4) : (double?)null,
                dark = Dark(chart),
                sliders = chart.Sliders?.All.Select(slider => new { label = slider.Label, values = slider.Values }),
                play = chart.Sliders?.Play ?? false,
                captions = chart.Sliders?.Steps.Select(step => step.Caption),
            },
            Settings);
    }

    /// <summary>The chart with other marks as a frame in JSON: <c>traces</c> and their <c>data</c>; ground that stays is left out.</summary>
    /// <param name="chart">The chart as it was drawn.</param>
    /// <param name="marks">The marks of every panel, as many and of the same kinds as in the chart.</param>
    /// <exception cref="ArgumentException">The marks are others in number or kind.</exception>
    public static string FrameToJson(Chart chart, IReadOnlyList<IReadOnlyList<Mark>> marks)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(marks);
        var drawn = Drawn(chart);
        Mark[][] steps = [.. (chart.Sliders?.Steps ?? []).Select(step => step.Marks).Append(marks).Select(panels => RequireLike(drawn, panels, nameof(marks)))];
        int[] traces = [.. Enumerable.Range(0, drawn.Length).Where(i => drawn[i].Mark is not (Contours or Heatmap or Surface) || Moves(drawn[i].Mark, i, steps))];
        return JsonConvert.SerializeObject(new { traces, data = traces.Select(i => TraceData.Of(steps[^1][i], drawn[i].Panel)) }, Settings);
    }

    private static object[] Dark(Chart chart) => [.. chart.Panels.SelectMany(panel => panel.Marks).Where(Traces.IsTrace)
        .Select((mark, i) => (Index: i, Changes: Theme.Dark(mark)))
        .Where(trace => trace.Changes is not null)
        .Select(trace => new { trace = trace.Index, changes = trace.Changes })];

    /// <summary>One frame per slider step, with only what differs from the chart as first drawn.</summary>
    private static Frame[] Frames(Chart chart)
    {
        if (chart.Sliders is null)
            return [];

        var drawn = Drawn(chart);
        Mark[][] steps = [.. chart.Sliders.Steps.Select(step => RequireLike(drawn, step.Marks, nameof(chart)))];
        int[] moving = [.. Enumerable.Range(0, drawn.Length).Where(i => Moves(drawn[i].Mark, i, steps))];
        return [.. steps.Select((marks, n) => Frame(n, moving, moving.Select(i => TraceData.Of(marks[i], drawn[i].Panel))))];
    }

    private static (Mark Mark, Panel Panel)[] Drawn(Chart chart) => [.. chart.Panels.SelectMany(panel => panel.Marks.Where(Traces.IsTrace).Select(mark => (mark, panel)))];

    private static bool Moves(Mark mark, int place, Mark[][] steps) => steps.Any(marks => TraceData.Differ(marks[place], mark));

    private static Mark[] RequireLike((Mark Mark, Panel)[] drawn, IReadOnlyList<IReadOnlyList<Mark>> panels, string name)
    {
        Mark[] marks = [.. panels.SelectMany(panel => panel).Where(Traces.IsTrace)];
        return marks.Select(mark => mark.GetType()).SequenceEqual(drawn.Select(trace => trace.Mark.GetType()))
            ? marks
            : throw new ArgumentException("Every slider step must have the same marks, in number and kind, as the chart.", name);
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

/// <summary>Writes an object of Plotly.NET property by property. Newtonsoft.Json alone would build an expression tree for every name, and have it interpreted in a page.</summary>
internal sealed class PropertiesByName : JsonConverter<DynamicObj.DynamicObj>
{
    public override bool CanRead => false;

    public override DynamicObj.DynamicObj ReadJson(JsonReader reader, Type objectType, DynamicObj.DynamicObj? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("What is drawn is only written.");

    public override void WriteJson(JsonWriter writer, DynamicObj.DynamicObj? value, JsonSerializer serializer)
    {
        writer.WriteStartObject();
        if (value is Trace trace)
        {
            writer.WritePropertyName("type");
            writer.WriteValue(trace.type);
        }

        foreach (var (name, property) in value!.GetProperties(includeInstanceProperties: false))
        {
            writer.WritePropertyName(name);
            serializer.Serialize(writer, property);
        }

        writer.WriteEndObject();
    }
}
