using Descent.Charts;

namespace Descent.Lessons;

/// <summary>plotly.js as one element, so that figures draw without a network.</summary>
internal static class PlotlyScript
{
    /// <summary>
    /// The element that carries plotly.js. A page that has plotly.js already may leave it out; the attribute tells it apart.
    /// </summary>
    /// <remarks>
    /// The function around the source hides the module loaders of some hosts (RequireJS), which would otherwise swallow
    /// it and leave window.Plotly undefined.
    /// </remarks>
    internal static string Element() => Source.Value.Length == 0
        ? ""
        : $"<script data-descent=\"plotly\">if (!window.Plotly) (function (define, require, exports, module) {{{Source.Value}\n}}).call(window);</script>";

    // Inside a script element only "</script" and "<!--" mean anything to HTML; in JavaScript strings \/ and \! are / and !.
    private static readonly Lazy<string> Source = new(() => Plotly.Script()
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal));
}
