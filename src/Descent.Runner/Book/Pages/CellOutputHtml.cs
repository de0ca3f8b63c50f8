using System.Net;

namespace Descent.Runner.Book.Pages;

/// <summary>Shows what a cell put out.</summary>
internal static class CellOutputHtml
{
    private const string PlotlyStart = "<script data-descent=\"plotly\">";
    private const string PlotlyEnd = "</script>";

    /// <summary>An output as HTML.</summary>
    public static string Render(CellOutput output) => output switch
    {
        StreamOutput stream => Text(stream.Name, "Console output", stream.Text.TrimEnd('\n')),
        ErrorOutput error => Render(error),
        DisplayOutput display => Render(display.Data),
        _ => throw new InvalidOperationException($"The book has no form for {output.GetType().Name}."),
    };

    /// <summary>
    /// The HTML without plotly.js, which each notebook carries in its first output and the book keeps once; and
    /// plotly.js, or null where the HTML does not carry it.
    /// </summary>
    public static (string Html, string? Plotly) SplitOffPlotly(string html)
    {
        var start = html.IndexOf(PlotlyStart, StringComparison.Ordinal);
        if (start < 0) return (html, null);

        var contentStart = start + PlotlyStart.Length;
        var contentEnd = html.IndexOf(PlotlyEnd, contentStart, StringComparison.OrdinalIgnoreCase);
        return contentEnd < 0
            ? (html, null)
            : (html[..start] + html[(contentEnd + PlotlyEnd.Length)..], html[contentStart..contentEnd]);
    }

    /// <remarks>The richest form first, as notebook editors choose.</remarks>
    private static string Render(IReadOnlyDictionary<string, string> data)
    {
        if (data.TryGetValue("text/html", out var html))
            return $"""<div class="output html" data-scroll="Output">{html}</div>""";
        if (data.TryGetValue("image/svg+xml", out var svg))
            return $"""<div class="output image" data-scroll="Output">{svg}</div>""";
        foreach (var type in (string[])["image/png", "image/jpeg"])
        {
            if (data.TryGetValue(type, out var image))
                return $"""<div class="output image"><img alt="" src="data:{type};base64,{Escape(image)}"></div>""";
        }

        var text = data.TryGetValue("text/plain", out var plain) ? plain : data.Values.First();
        return Text("text", "Output", text);
    }

    private static string Render(ErrorOutput error) =>
        $"""
        <div class="output error">
        <p><strong>{Escape(error.Name)}</strong></p>
        <pre data-scroll="Error message">{Escape(error.Message)}</pre>
        <pre class="trace" data-scroll="Where it happened">{Escape(string.Join('\n', error.Traceback))}</pre>
        </div>
        """;

    private static string Text(string kind, string label, string text) =>
        $"""<pre class="output {kind}" data-scroll="{label}">{Escape(text)}</pre>""";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
