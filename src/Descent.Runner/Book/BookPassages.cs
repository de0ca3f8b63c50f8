using System.Net;
using System.Text.RegularExpressions;
using Descent.Runner.Asking;
using Descent.Runner.Book.Pages;
using Descent.Runner.Book.Reference;
using Descent.Runner.Notebooks;
using Microsoft.CodeAnalysis;

namespace Descent.Runner.Book;

/// <summary>Finds what of the course can answer a question, and where it is in the book.</summary>
/// <remarks>
/// Taken from notebooks as they are written, not as they ran, so that the book and `descent mcp`, which runs nothing, have the
/// same index. Exercises are left out: they ask, and what answers them is not to be found by asking.
/// </remarks>
internal static partial class BookPassages
{
    private const string Exercise = "exercise-";

    private static readonly string[] NoAnswers = ["title", "guess", "verdict"];

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

        var readme = notebooks.Count > 0 ? DocumentOf(Path.Combine(notebooks[0].Folder, "README.md")) : [];
        var (shown, asked) = (MapOf(readme, lessons), notebooks.Count > 0 ? QuestionsOf(Path.Combine(notebooks[0].Folder, "questions.md"), lessons) : MapOf([], lessons));
        passages =
        [
            .. passages.Select(passage => passage with
            {
                Shows = JoinOrNull(passage.Cells.SelectMany(cell => shown[(passage.Lesson, cell)]).Distinct()),
                Asked = JoinOrNull(passage.Cells.SelectMany(cell => asked[(passage.Lesson, cell)])),
            }),
        ];
        return new AskIndex(lessons, [.. passages, .. TermsOf(readme, passages), .. Types()]);
    }

    private static string? JoinOrNull(IEnumerable<string> texts) => string.Join(" · ", texts) is { Length: > 0 } text ? text : null;

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

    private static Passage With(Passage passage, Cell code, string url) => passage with
    {
        Cells = [.. passage.Cells, code.Id],
        Claims = JoinOrNull([.. passage.Claims is { } claims ? [claims] : Array.Empty<string>(), .. CodeWords.ClaimsOf(code.Source)]),
        Figures = CodeWords.FigureOf(code.Source) is { } shows ? [.. passage.Figures ?? [], new PassageFigure($"{url}#Cell-{code.Number}", shows)] : passage.Figures,
    };

    /// <summary>What stands in a document beside the notebooks: each part, with the heading it is under.</summary>
    private static (string Under, TextBlock Block)[] DocumentOf(string path)
    {
        if (!File.Exists(path)) return [];

        var document = new Notebook(path, [new Cell(1, "", CellKind.Markdown, File.ReadAllText(path).ReplaceLineEndings("\n"), [])], []);
        var under = "";
        return
        [
            .. new LessonMarkdown(document, new HashSet<string>()).Read(document.Cells[0])
                .Select(block => (block.Level > 0 ? under = Sentences.TextOf(block.Html) : under, block))
                .Where(pair => pair.block.Level == 0),
        ];
    }

    /// <summary>The map from each line of the one-page lesson to the cells that show it.</summary>
    private static ILookup<(int Lesson, string Cell), string> MapOf((string Under, TextBlock Block)[] readme, List<AskLesson> lessons) => (
        from part in readme
        where part.Under == "The map"
        let columns = part.Block.Html.Split(" · ")
        where columns.Length >= 3
        let lesson = lessons.FindIndex(lesson => lesson.Number == Sentences.TextOf(columns[^2]))
        from Match cell in CellName().Matches(columns[^1])
        select (Place: (lesson, cell.Groups["name"].Value), Line: Sentences.TextOf(string.Join(" · ", columns[..^2]))))
        .ToLookup(pair => pair.Place, pair => pair.Line);

    /// <summary>The questions that cells answer.</summary>
    private static ILookup<(int Lesson, string Cell), string> QuestionsOf(string path, List<AskLesson> lessons) => (
        from part in DocumentOf(path)
        let lesson = lessons.FindIndex(lesson => lesson.Number == part.Under)
        let cell = CellName().Match(part.Block.Html)
        where lesson >= 0 && cell.Success
        select (Place: (lesson, cell.Groups["name"].Value), Questions: Sentences.TextOf(part.Block.Html[(cell.Index + cell.Length)..]).TrimStart(':', ' ')))
        .ToLookup(pair => pair.Place, pair => pair.Questions);

    /// <summary>The entries of the glossary, of the table of symbols and of what is done with the course, each with the place where a lesson introduces it.</summary>
    private static IEnumerable<Passage> TermsOf((string Under, TextBlock Block)[] readme, IReadOnlyList<Passage> passages) =>
        from part in readme
        where part.Under is "Glossary" or "Notation" or "Using the course"
        let names = Bold().Matches(part.Block.Html).Select(match => Sentences.TextOf(match.Groups["name"].Value).TrimEnd(':', '.')).ToArray()
        where names.Length > 0
        let first = passages.FirstOrDefault(passage => passage.Sentences.Any(sentence => Bold().Matches(sentence)
            .Any(match => Sentences.TextOf(match.Groups["name"].Value).Equals(names[0], StringComparison.OrdinalIgnoreCase))))
        select new Passage(part.Under == "Using the course" ? "use" : "term", first?.Lesson ?? -1, names[0], string.Join(", ", names), first?.Url, Sentences.Of(part.Block.Html))
        {
            Source = Sentences.TextOf(part.Block.Html),
        };

    private static IEnumerable<Passage> Types() =>
        from type in ApiReference.Groups.SelectMany(one => one.Types)
        let url = PageName.UrlOf(PageName.Reference)
        let summary = DocumentationHtml.Of(type)?.Summary.Replace("href=\"#", $"href=\"{url}#", StringComparison.Ordinal)
        where summary is not null
        let words = CodeWords.WordsOf(type.Name)
        select new Passage("type", -1, type.Name, words == type.Name ? type.Name : $"{type.Name} ({words.ToLowerInvariant()})", $"{url}#{type.Name}", Sentences.Of(summary), Claims: JoinOrNull(MembersOf(type)))
        {
            Source = Sentences.TextOf(WebUtility.HtmlDecode(summary)),
        };

    private static IEnumerable<string> MembersOf(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member.DeclaredAccessibility == Accessibility.Public && DocumentationHtml.Of(member) is not null && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
        .Select(member => CodeWords.WordsOf(member.Name)).Distinct();

    [GeneratedRegex("<strong>(?<name>.*?)</strong>", RegexOptions.Singleline)]
    private static partial Regex Bold();

    [GeneratedRegex("<code>(?<name>.*?)</code>")]
    private static partial Regex CellName();
}
