using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Runner.Asking;

/// <summary>All that a question about the course can be answered with.</summary>
/// <param name="Lessons">The lessons, in order.</param>
/// <param name="Passages">The passages, in the order of the course; glossary and reference after the lessons.</param>
internal sealed record AskIndex(IReadOnlyList<AskLesson> Lessons, IReadOnlyList<Passage> Passages)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The index as the ranking reads it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>The index as a script, which a page may load from a file as well as from a site.</summary>
    public string ToScript() => $"(window.descent ??= {{}}).askIndex = {ToJson()};\n";
}

/// <summary>A lesson to send a reader to.</summary>
/// <param name="Number">Its number, such as 3.1.</param>
/// <param name="Title">Its title, without markup.</param>
/// <param name="Url">Its page.</param>
internal sealed record AskLesson(string Number, string Title, string Url);

/// <summary>What a learner reads at once: a text and the experiments below it, an entry of the glossary, a way to use the course, or a type.</summary>
/// <param name="Kind">"lesson", "term", "use" or "type".</param>
/// <param name="Lesson">The place of its lesson among the lessons; -1 where it belongs to none.</param>
/// <param name="Cell">The stable name of its cell; a term's or a type's own name.</param>
/// <param name="Heading">What it is under, without markup.</param>
/// <param name="Url">Where it is in the book; null for a term that no lesson introduces.</param>
/// <param name="Sentences">Its text, as HTML.</param>
/// <param name="Claims">What its experiments claim, in words.</param>
/// <param name="Shows">The lines of the lesson that the course grew out of for which it is the experiment.</param>
/// <param name="Asked">Questions that it answers.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record Passage(
    string Kind,
    int Lesson,
    string Cell,
    string Heading,
    string? Url,
    IReadOnlyList<string> Sentences,
    string? Claims = null,
    string? Shows = null,
    string? Asked = null,
    IReadOnlyList<PassageFigure>? Figures = null)
{
    /// <summary>The names of its cells: of the text, and of the code below it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Its text as written, with formulas in TeX: what a program reads best.</summary>
    [JsonIgnore]
    public string Source { get; init; } = "";
}

/// <summary>A figure that belongs to a passage.</summary>
/// <param name="Url">Where it is in the book.</param>
/// <param name="Shows">What it shows, in a word or two.</param>
internal sealed record PassageFigure(string Url, string Shows);
