using System.Text.RegularExpressions;

namespace Descent.Runner;

/// <summary>Links a lesson's code to the reference: each type where the lesson names it first.</summary>
internal sealed partial class ReferenceLinks
{
    private readonly HashSet<string> linked = new(StringComparer.Ordinal);

    /// <summary>Highlighted code with links.</summary>
    public string AddTo(string highlightedCode) => Piece().Replace(highlightedCode, match =>
        match.Groups["name"] is { Success: true, Value: var name } && ApiReference.TypeNames.Contains(name) && linked.Add(name)
            ? $"<a class=\"api\" href=\"{PageName.UrlOf(PageName.Reference)}#{name}\">{name}</a>"
            : match.Value);

    /// <summary>A comment or text, any other tag or entity, or a name that follows no point.</summary>
    [GeneratedRegex("""<span class="(?:comment|string)[^"]*">.*?</span>|<[^>]*>|&\w+;|(?<![\w.])(?<name>[A-Z]\w*)""", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
