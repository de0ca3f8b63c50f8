using System.Security.Cryptography;
using System.Text;
using Descent.Lessons;
using Descent.Runner.Book.Pages;
using Descent.Runner.Files;

namespace Descent.Runner.Mcp;

/// <summary>The folder that a chat works in: tables are read from it, figures are written into it, and nothing else is touched.</summary>
internal sealed class Workspace
{
    private const long MostBytes = 16 * 1024 * 1024;
    private const int MostFigures = 50, MostLinks = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string Figures = Path.Combine("artifacts", "assistant");

    private readonly string root;

    /// <param name="folder">The folder.</param>
    /// <exception cref="BadInputException">It is none.</exception>
    public Workspace(string folder)
    {
        if (!Directory.Exists(folder)) throw new BadInputException($"{folder} is not a folder. Name the workspace.");
        root = Resolve(Path.GetFullPath(folder)) ?? throw new BadInputException($"{folder} leads nowhere.");
    }

    /// <summary>The text of a table in the workspace.</summary>
    /// <param name="path">Relative to the workspace.</param>
    /// <exception cref="ToolException">It is elsewhere, is no table, or cannot be read.</exception>
    public string ReadTable(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(path)) throw Refuse();
        if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".tsv")) throw new ToolException("csv", "csv must be a file that ends in .csv or .tsv.", "refused");

        // Where it leads counts, whatever it is called: a link in the workspace may lead out of it.
        var full = Resolve(Path.GetFullPath(Path.Combine(root, path)));
        if (full is null || !IsInside(full) || Path.GetExtension(full).ToLowerInvariant() is not (".csv" or ".tsv")) throw Refuse();
        if (!File.Exists(full)) throw new ToolException("csv", $"There is no file {path} in the workspace.");
        if (new FileInfo(full).Length > MostBytes) throw new ToolException("csv", $"{path} has more than {MostBytes / 1024 / 1024} MB.", "limit");

        // What looks like a file may be a pipe that nobody writes to.
        var read = Task.Run(() => InputFile.Read(full, File.ReadAllBytes));
        var bytes = Task.WaitAny([read], Patience) == 0 ? read.GetAwaiter().GetResult() : throw new ToolException("csv", $"{path} cannot be read in {Patience.TotalSeconds} s.", "limit");
        try
        {
            return InputFile.StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException("csv", $"{path} is not text in UTF-8; save it as “CSV UTF-8”.");
        }

        static ToolException Refuse() => new("csv", "csv must name a file in the workspace, by a path relative to it.", "refused");
    }

    /// <summary>Writes a figure as a page of its own, and gives its path relative to the workspace.</summary>
    public string Write(Figure figure)
    {
        var folder = Path.Combine(root, Figures);
        if (Resolve(folder) is not { } real || !IsInside(real)) throw new ToolException(null, $"{Figures} leads out of the workspace, so no figure is written.", "refused");
        Directory.CreateDirectory(real);

        var html = figure.ToHtml();
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)))[..12]}.html";
        var script = Path.Combine(real, "plotly.js");
        if (!File.Exists(script)) AtomicFile.Write(script, CellOutputHtml.SplitOffPlotly(Lesson.Start("3.1").ToHtml()).Plotly!);
        AtomicFile.Write(Path.Combine(real, name), $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{System.Net.WebUtility.HtmlEncode(figure.Title)}</title>
            <style>:root {"{"} color-scheme: light dark; font-family: system-ui, sans-serif; {"}"}</style><script src="plotly.js" defer></script></head>
            <body>{html}</body>
            </html>

            """);
        foreach (var old in new DirectoryInfo(real).GetFiles("*.html").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostFigures)) old.Delete();
        return Path.Combine(Figures, name).Replace('\\', '/');
    }

    private bool IsInside(string path) => InputFile.IsBelow(path, root);

    /// <summary>Where a path leads when every link on the way is followed; null where that is without end.</summary>
    private static string? Resolve(string path)
    {
        for (var links = 0; links < MostLinks; links++)
        {
            var (before, next) = (path, path);
            var walked = Path.GetPathRoot(path)!;
            foreach (var part in path[walked.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            {
                var here = Path.Combine(walked, part);
                if (new FileInfo(here).LinkTarget is { } target)
                {
                    next = Path.GetFullPath(Path.Combine(walked, target) + path[Math.Min(path.Length, path.IndexOf(here, StringComparison.Ordinal) + here.Length)..]);
                    break;
                }

                walked = here;
            }

            if (next == before) return path;
            path = next;
        }

        return null;
    }
}
