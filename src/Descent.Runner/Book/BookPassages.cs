using System.Net;
using System.Text.RegularExpressions;
using Descent.Runner.Asking;
using Descent.Runner.Book.Pages;
using Descent.Runner.Book.Reference;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Book;

/// <summary>Finds what of the course can answer a question, and where it is in the book.</summary>
/// <remarks>
/// Taken from notebooks as they are written, not as they ran, so that the book and `descent mcp`, which runs nothing, have the
/// same index. Exercises are left out: they ask, and what answers them is not to be found by asking.
/// </remarks>
internal static partial class BookPassages
{
    private const string Exercise = "exercise-";

    private static readonly string[] NoAnswers = ["title", "predict", "guess", "verdict"];

    /// <summary>The index of a course.</summary>
    /// <param name="notebooks">Its lessons, in order.</param>
    public static AskIndex IndexOf(IReadOnlyList<Notebook> notebooks)
    {
        var names = notebooks.Select(notebook => notebook.FileName).ToHashSet();
        List<AskLesson> lessons = [];
        List<Passage> passages = [];
        foreach (var notebook in notebooks)
        {
            var markdown = new LessonMarkdown(notebook, names);
            var url = PageName.UrlOf(notebook.Name);
            var texts = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToDictionary(cell => cell.Number, markdown.Read);
            var title = texts.Values.SelectMany(text => text).FirstOrDefault(block => block.Level == 1);
            passages.AddRange(Of(notebook, texts, lessons.Count, url));
            lessons.Add(new AskLesson(LessonNumber.OfFile(notebook.FileName), title is null ? notebook.Name : Sentences.TextOf(title.Html), url));
        }

        if (notebooks.Count > 0) passages.AddRange(TermsOf(notebooks[0].Folder, passages));
        return new AskIndex(lessons, [.. passages, .. Types()]);
    }

    private static List<Passage> Of(Notebook notebook, Dictionary<int, IReadOnlyList<TextBlock>> texts, int lesson, string url)
    {
        List<Passage> passages = [];
        var heading = "";
        var isOpen = false;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Code)
            {
                if (isOpen) passages[^1] = With(passages[^1], cell, url);
                continue;
            }

            if (!texts.TryGetValue(cell.Number, out var blocks)) continue;
            isOpen = false;
            foreach (var part in Parts(blocks))
            {
                if (part[0].Level > 0) heading = Sentences.TextOf(part[0].Html);
                string[] sentences = [.. part.Where(block => block.Level == 0).SelectMany(block => Sentences.Of(block.Html))];
                if (cell.Id.StartsWith(Exercise, StringComparison.Ordinal) || NoAnswers.Contains(cell.Id) || sentences.Length == 0) continue;

                isOpen = true;
                passages.Add(new Passage("lesson", lesson, cell.Id, heading, $"{url}#{part[0].Id ?? $"Text-{cell.Number}"}", sentences) { Cells = [cell.Id], Source = cell.Source });
            }
        }

        return passages;
    }

    /// <summary>A passage begins with every heading.</summary>
    private static List<List<TextBlock>> Parts(IReadOnlyList<TextBlock> blocks)
    {
        List<List<TextBlock>> parts = [];
        foreach (var block in blocks)
        {
            if (parts.Count == 0 || block.Level > 0) parts.Add([]);
            parts[^1].Add(block);
        }

        return parts;
    }

    private static Passage With(Passage passage, Cell code, string url)
    {
        var claims = string.Join(" · ", CodeWords.ClaimsOf(code.Source));
        return passage with
        {
            Cells = [.. passage.Cells, code.Id],
            Claims = claims.Length == 0 ? passage.Claims : $"{passage.Claims}{(passage.Claims is null ? "" : " · ")}{claims}",
            Figures = CodeWords.FigureOf(code.Source) is { } shows ? [.. passage.Figures ?? [], new PassageFigure($"{url}#Cell-{code.Number}", shows)] : passage.Figures,
        };
    }

    /// <summary>The entries of the glossary and of the table of symbols, each with the place where a lesson introduces it.</summary>
    private static IEnumerable<Passage> TermsOf(string folder, IReadOnlyList<Passage> passages)
    {
        var path = Path.Combine(folder, "README.md");
        if (!File.Exists(path)) yield break;

        var readme = new Notebook(path, [new Cell(1, "", CellKind.Markdown, File.ReadAllText(path).ReplaceLineEndings("\n"), [])], []);
        var part = "";
        foreach (var block in new LessonMarkdown(readme, new HashSet<string>()).Read(readme.Cells[0]))
        {
            if (block.Level > 0) part = Sentences.TextOf(block.Html);
            string[] names = [.. Bold().Matches(block.Html).Select(match => Sentences.TextOf(match.Groups["name"].Value).TrimEnd(':', '.'))];
            if (part is not ("Glossary" or "Notation") || block.Level > 0 || names.Length == 0) continue;

            var first = passages.FirstOrDefault(passage => passage.Sentences.Any(sentence => Bold().Matches(sentence)
                .Any(match => Sentences.TextOf(match.Groups["name"].Value).Equals(names[0], StringComparison.OrdinalIgnoreCase))));
            yield return new Passage("term", first?.Lesson ?? -1, names[0], string.Join(", ", names), first?.Url, Sentences.Of(block.Html))
            {
                Source = Sentences.TextOf(block.Html),
            };
        }
    }

    private static IEnumerable<Passage> Types() =>
        from type in ApiReference.Groups.SelectMany(one => one.Types)
        let url = PageName.UrlOf(PageName.Reference)
        let summary = DocumentationHtml.Of(type)?.Summary.Replace("href=\"#", $"href=\"{url}#", StringComparison.Ordinal)
        where summary is not null
        let words = CodeWords.WordsOf(type.Name)
        select new Passage("type", -1, type.Name, words == type.Name ? type.Name : $"{type.Name} ({words.ToLowerInvariant()})", $"{url}#{type.Name}", Sentences.Of(summary))
        {
            Source = Sentences.TextOf(WebUtility.HtmlDecode(summary)),
        };

    [GeneratedRegex("<strong>(?<name>.*?)</strong>", RegexOptions.Singleline)]
    private static partial Regex Bold();
}
