using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Descent.Hosts.Tests;

/// <summary>A way in which the real kernel's outputs differ from ours, and should.</summary>
/// <param name="Reason">What differs, and why.</param>
/// <param name="LookPast">An output without the difference; null where nothing is left of it; the output itself where there is none.</param>
internal sealed partial record Drift(string Reason, Func<Output, Output?> LookPast)
{
    /// <summary>The heading of a column that shows measured time.</summary>
    private const string MeasuredTime = "ms per epoch";

    /// <summary>All of them. What is not here must be equal, to the letter.</summary>
    public static IReadOnlyList<Drift> Known { get; } =
    [
        new(
            "The kernel shows which packages it installed; in the book that would be noise.",
            output => output.Kind == "display" && Html(output).Contains("<strong>Installed Packages</strong>") ? null : output),
        new(
            "The kernel gives what has HTML as HTML only; ours adds plain text, for readers that show no HTML.",
            output => output.Forms.Count > 1 && output.Forms.ContainsKey(Output.Html)
                ? output with { Forms = new Dictionary<string, string> { [Output.Html] = Html(output) } }
                : output),
        new(
            "Milliseconds of computing are never the same twice.",
            output => Html(output).Contains(MeasuredTime)
                ? output with { Forms = new Dictionary<string, string> { [Output.Html] = Number().Replace(Html(output), "#") } }
                : output),
    ];

    /// <summary>The data of a figure, or null where the output is none.</summary>
    public static JsonNode? FigureOf(Output output) =>
        Figure().Match(Html(output)) is { Success: true } figure ? JsonNode.Parse(figure.Groups["json"].Value) : null;

    /// <summary>The outputs without what is known to differ.</summary>
    public static List<Output> LookPastAll(IEnumerable<Output> outputs) =>
    [
        .. outputs
            .Select(output => Known.Aggregate((Output?)output, (rest, drift) => rest is null ? null : drift.LookPast(rest)))
            .OfType<Output>(),
    ];

    private static string Html(Output output) => output.Forms.GetValueOrDefault(Output.Html, "");

    [GeneratedRegex("""\("[0-9a-f]{12}", "[^"]*", (?<json>\{.*\})\);</script>""", RegexOptions.Singleline | RegexOptions.RightToLeft)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\d[\d.,\u2007\u2008]*")]
    private static partial Regex Number();
}
