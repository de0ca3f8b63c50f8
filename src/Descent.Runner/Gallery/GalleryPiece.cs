using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Descent.Runner;

/// <summary>One thing of the gallery: what a call gives, beside the call itself.</summary>
internal sealed partial class GalleryPiece
{
    /// <summary>A piece, rendered as a notebook would show it.</summary>
    /// <param name="title">What it is called here.</param>
    /// <param name="purpose">What it is for, in a line.</param>
    /// <param name="shown">What the call gave.</param>
    /// <param name="call">The call, as the compiler read it, so that the page cannot show another one.</param>
    public GalleryPiece(
        string title,
        string purpose,
        object shown,
        [CallerArgumentExpression(nameof(shown))] string call = "")
    {
        (Title, Purpose, Call) = (title, purpose, LineBreak().Replace(call, "\n    "));
        Html = CellOutputHtml.Render(ValueFormatter.Format(shown, isResult: true));
    }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>What it is for.</summary>
    public string Purpose { get; }

    /// <summary>The call that makes it.</summary>
    public string Call { get; }

    /// <summary>What the call gave.</summary>
    public string Html { get; }

    /// <summary>A line break of the source with the indentation after it.</summary>
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
