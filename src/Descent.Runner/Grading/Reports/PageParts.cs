using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Descent.Runner.Grading.Reports;

/// <summary>What pages of grades have in common: they are files of their own, which need no other and run nothing.</summary>
internal static class PageParts
{
    private const string OwnStyle = """

        .layout { padding-top: 0.5rem; }
        .warning { color: var(--error); font-weight: 650; }
        .answer { margin: 1.25rem 0; padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-left: 4px solid var(--faint); border-radius: 8px; }
        .answer.right { border-left-color: light-dark(#2b7a3d, #7fce92); }
        .answer:is(.not-yet, .failed) { border-left-color: var(--error); }
        .answer h3 { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0 0 0.5rem; }
        .answer h3 span { margin-left: auto; font-weight: 500; color: var(--faint); }
        .answer p { margin: 0 0 0.6rem; max-width: var(--text-width); white-space: pre-line; }
        .answer > :last-child { margin-bottom: 0; }
        .code { white-space: pre-wrap; overflow-wrap: anywhere; }
        .number { color: inherit; text-align: end; white-space: nowrap; }
        td .code { margin: 0.4rem 0 0; }
        td details summary { font-weight: 500; }
        meter { width: 7rem; vertical-align: middle; }
        .faint { color: var(--faint); }
        @media print {
          :root, body { background: #fff; }
          .layout { padding: 0 1px; }
          h1 { margin-top: 0; }
          .answer { break-inside: avoid; }
          td details::details-content { content-visibility: visible; block-size: auto; }
          td details summary { list-style: none; }
        }
        """;

    private static readonly string Style = ReadBookStyle() + OwnStyle.ReplaceLineEndings("\n");

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>A whole page, which a browser lets run no script and load nothing, whatever stands in it.</summary>
    /// <param name="title">Its title, as it is.</param>
    /// <param name="warning">What it says first; null where there is nothing to warn of.</param>
    /// <param name="body">What it shows, as HTML.</param>
    public static string Page(string title, string? warning, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{Text(title)} · Descent</title>
        <style>{Style}</style>
        </head>
        <body>
        <header><span class="home">Descent</span></header>
        <div class="layout">
        <main>
        {(warning is null ? "" : $"<p class=\"warning\" role=\"alert\">{Text(warning)}</p>")}
        {body}
        </main>
        </div>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    /// <summary>Text of whoever, as HTML that shows it and no more.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(CleanText.Of(text ?? ""));

    /// <summary>Points.</summary>
    public static string Points(double points) => points.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>So many of so many points.</summary>
    public static string Points(double points, double most) => $"{Points(points)} of {Points(most)}";

    /// <summary>What a mark is called.</summary>
    public static string Name(Mark mark) => mark switch
    {
        Mark.Right => "✓ Right",
        Mark.NotYet => "✗ Not yet",
        Mark.NotAnswered => "· Not answered",
        _ => "! Failed",
    };

    /// <summary>A table that scrolls by itself where it is too wide.</summary>
    /// <param name="label">What it shows, for who hears it.</param>
    /// <param name="columns">What stands above each column, as HTML; those that end in a space have numbers.</param>
    /// <param name="rows">Its cells, as HTML.</param>
    public static string Table(string label, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var html = new StringBuilder($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Text(label)}\"><table>\n<thead><tr>");
        foreach (var column in columns) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(column)}>{column.TrimEnd()}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append(i == 0 ? $"<th scope=\"row\">{row[i]}</th>" : $"<td{Class(columns[i])}>{row[i]}</td>");
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();

        static string Class(string column) => column.EndsWith(' ') ? " class=\"number\"" : "";
    }

    private static string ReadBookStyle()
    {
        using var reader = new StreamReader(typeof(PageParts).Assembly.GetManifestResourceStream("book/book.css")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
