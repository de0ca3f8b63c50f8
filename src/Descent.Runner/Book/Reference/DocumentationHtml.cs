using System.Net;
using System.Xml.Linq;
using Descent.Runner.Book.Pages;
using Microsoft.CodeAnalysis;

namespace Descent.Runner.Book.Reference;

/// <summary>The documentation comment of a type or member as HTML.</summary>
internal sealed class DocumentationHtml
{
    private static readonly Lazy<Dictionary<string, XElement>> Comments = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(Lessons.Run).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value));

    private readonly XElement comment;

    private DocumentationHtml(XElement comment) => this.comment = comment;

    /// <summary>The comment of a symbol; null where it has none of its own.</summary>
    public static DocumentationHtml? Of(ISymbol symbol) =>
        Comments.Value.TryGetValue(symbol.GetDocumentationCommentId()!, out var comment) && comment.Element("summary") is not null
            ? new DocumentationHtml(comment)
            : null;

    /// <summary>What it is.</summary>
    public string Summary => Inline(comment.Element("summary")!);

    /// <summary>Everything below the summary: remarks, parameters, result, exceptions and examples.</summary>
    public string Details()
    {
        var parts = comment.Elements("remarks").Select(remarks => $"<p>{Inline(remarks)}</p>")
            .Append(List(comment.Elements("typeparam").Concat(comment.Elements("param")).Select(param => ($"<code>{Text(param.Attribute("name")!.Value)}</code>", Inline(param)))))
            .Concat(comment.Elements("returns").Select(returns => $"<p>Gives {LowerFirst(Inline(returns))}</p>"))
            .Append(List(comment.Elements("exception").Select(exception => ($"<code>{Text(Name(exception))}</code>", Inline(exception)))))
            .Concat(comment.Elements("example").Select(example => CodeHighlighter.ToHtml(example.Value.Trim(), "csharp", "Example")));
        return string.Concat(parts);
    }

    private static string List(IEnumerable<(string Term, string Meaning)> entries)
    {
        var items = string.Concat(entries.Select(entry => $"<dt>{entry.Term}</dt><dd>{entry.Meaning}</dd>"));
        return items.Length == 0 ? "" : $"<dl>{items}</dl>";
    }

    private static string Inline(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => Text(text.Value),
        XElement { Name.LocalName: "see" or "seealso" } see => See(see),
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"<code>{Text(name.Attribute("name")!.Value)}</code>",
        XElement { Name.LocalName: "c" or "code" } code => $"<code>{Text(code.Value)}</code>",
        XElement { Name.LocalName: "para" } para => $"<br>{Inline(para)}",
        XElement other => Inline(other),
        _ => "",
    })).Trim();

    private static string See(XElement see)
    {
        if (see.Attribute("langword") is { } word) return $"<code>{Text(word.Value)}</code>";
        if (see.Attribute("href") is { } address) return $"<a href=\"{Text(address.Value)}\">{Text(see.Value.Length > 0 ? see.Value : address.Value)}</a>";

        var name = Name(see);
        var type = see.Attribute("cref")!.Value is ['T', ':', ..] ? name : name.Split('.')[0];
        return ApiReference.TypeNames.Contains(type) ? $"<a href=\"#{type}\"><code>{Text(name)}</code></a>" : $"<code>{Text(name)}</code>";
    }

    /// <summary>The name in a <c>cref</c>: the type's, and for a member its own after it.</summary>
    private static string Name(XElement reference)
    {
        var parts = reference.Attribute("cref")!.Value.Split('(')[0].Split('`')[0].Split('.');
        return reference.Attribute("cref")!.Value[0] is 'T' or '!' ? parts[^1] : string.Join('.', parts[^2..]);
    }

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
