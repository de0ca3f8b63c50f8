using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Book.Pages;

namespace Descent.Runner.Book.Gallery;

/// <summary>Every kind of figure and card of the course once, with real data: to find the call for a picture in mind.</summary>
/// <param name="Sections">What it shows.</param>
/// <param name="Plotly">plotly.js, which draws the figures.</param>
internal sealed partial record FigureGallery(IReadOnlyList<GallerySection> Sections, string Plotly)
{
    /// <summary>Computes everything shown, which takes a moment. The same bytes every time, as long as no progress is kept.</summary>
    public static FigureGallery Draw() => new(
        [
            new("Loss over time", Loss()),
            new("Learning rates", LearningRates()),
            new("Paths", Paths()),
            new("Curvature", Curvature()),
            new("Noise", Noise()),
            new("Tables and cards", Cards()),
        ],
        CellOutputHtml.SplitOffPlotly(Lesson.Start("3.1").ToHtml()).Plotly!);
}

/// <summary>Pieces of the gallery that are about the same thing.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Pieces">The pieces, in order.</param>
internal sealed record GallerySection(string Title, IReadOnlyList<GalleryPiece> Pieces);

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
