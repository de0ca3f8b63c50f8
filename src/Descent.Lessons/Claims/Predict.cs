using System.Security.Cryptography;
using System.Text;

namespace Descent.Lessons;

/// <summary>A question to answer with a click before reading on: each option unfolds whether it is the one, and what the code found.</summary>
/// <remarks>
/// It needs no kernel and no script: what unfolds is in the page from the start, and which option is right was decided by the
/// code that made it. So it works in every editor, in a page that nobody runs, and by keyboard.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Predict : IDisplayable
{
    private readonly string question;
    private readonly (string Option, string Answer)[] options;

    private Predict(string question, (string Option, string Answer)[] options) => (this.question, this.options) = (question, options);

    /// <summary>Asks a question and tells, whichever option is chosen, what was found.</summary>
    /// <param name="question">The question.</param>
    /// <param name="found">What the code found, told under every option.</param>
    /// <param name="options">The options, at least two, and whether each is right, by what the code computed: exactly one is.</param>
    /// <exception cref="ArgumentException">
    /// A text is empty; there are fewer than two options, or two with the same words; or none of them is right, or more than one.
    /// </exception>
    public static Predict Choose(string question, string found, params (string Option, bool IsRight)[] options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(found);
        var right = TheRightOne(question, options);
        return new(question, [.. options.Select(option => (option.Option, option.IsRight ? $"✓ Right. {found}" : $"Not this one. The answer is “{right}”. {found}"))]);
    }

    /// <summary>Asks a question and tells for each option what becomes of it; under a wrong one also what becomes of the right one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="options">
    /// The options, at least two; whether each is right, by what the code computed: exactly one is; and what the code found about it.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A text is empty; there are fewer than two options, or two with the same words; or none of them is right, or more than one.
    /// </exception>
    public static Predict Choose(string question, params (string Option, bool IsRight, string Found)[] options)
    {
        var right = TheRightOne(question, options is null ? null! : [.. options.Select(option => (option.Option, option.IsRight))]);
        if (options!.Any(option => string.IsNullOrWhiteSpace(option.Found)))
            throw new ArgumentException("options must each say what was found.", nameof(options));

        var found = options!.Single(option => option.IsRight).Found;
        return new(question, [.. options!.Select(option => (option.Option, option.IsRight ? $"✓ Right. {found}" : $"{option.Found} The answer is “{right}”. {found}"))]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', options.Select(option => $"  {option.Option}: {option.Answer}").Prepend(question));

    /// <summary>The question as a card whose options unfold.</summary>
    public string ToHtml()
    {
        // Details of one name close each other.
        var group = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())))[..12];
        return Html.Card(Palette.Blue, $"""<div role="group" aria-label="{Html.Encode(question)}"><strong>{Html.Encode(question)}</strong>{string.Concat(options.Select(Option))}</div>""");

        string Option((string Option, string Answer) option) =>
            $"""
            <details name="descent-{group}" style="margin:.35em 0"><summary style="display:list-item;list-style-position:inside;cursor:pointer;max-width:32em;padding:.35em .9em;border:1px solid rgba(128,128,128,.6);border-radius:8px">{Html.Encode(option.Option)}</summary><div style="padding:.35em .9em">{Html.Encode(option.Answer)}</div></details>
            """;
    }

    private static string TheRightOne(string question, (string Option, bool IsRight)[] options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Length < 2 || options.Any(option => string.IsNullOrWhiteSpace(option.Option)))
            throw new ArgumentException("options must be at least two, and none without words.", nameof(options));
        if (options.DistinctBy(option => option.Option).Count() < options.Length)
            throw new ArgumentException("options must have different words.", nameof(options));

        return options.Where(option => option.IsRight).Select(option => option.Option).ToArray() switch
        {
            [var right] => right,
            [] => throw new ArgumentException("options must have exactly one that is right, but by what the code computed none is. Is the answer among them?", nameof(options)),
            var several => throw new ArgumentException($"options must have exactly one that is right, but by what the code computed {Text.Number(several.Length)} are: {string.Join(", ", several.Select(option => $"“{option}”"))}.", nameof(options)),
        };
    }
}
