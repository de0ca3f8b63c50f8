namespace Descent.Runner;

/// <summary>plotly.js, which each notebook carries in its first output and the book keeps once.</summary>
internal static class PlotlyScript
{
    private const string Start = "<script data-descent=\"plotly\">";
    private const string End = "</script>";

    /// <summary>The HTML without plotly.js, and plotly.js, or null where the HTML does not carry it.</summary>
    public static (string Html, string? Script) Extract(string html)
    {
        var start = html.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0) return (html, null);

        var contentStart = start + Start.Length;
        var contentEnd = html.IndexOf(End, contentStart, StringComparison.OrdinalIgnoreCase);
        return contentEnd < 0
            ? (html, null)
            : (html[..start] + html[(contentEnd + End.Length)..], html[contentStart..contentEnd]);
    }
}
