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
    /// <summary>The figure that opens the book, as HTML; empty for none.</summary>
    public string Opening { get; init; } = "";

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
        CellOutputHtml.SplitOffPlotly(Lesson.Start("3.1").ToHtml()).Plotly!)
    {
        Opening = CellOutputHtml.Render(ValueFormatter.Format(OneDial(), isResult: true)),
    };

    /// <summary>A valley and one dial: the learning rate from much too small to more than the valley allows, 2/L = 0.2.</summary>
    private static Figure OneDial()
    {
        var valley = Quadratic.FromEigenvalues(1, 10);
        double[] rates = [0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 0.15, 0.16, 0.17, 0.175, 0.18, 0.185, 0.19, 0.195, 0.2, 0.203, 0.206, 0.21];
        return Figures.Explore("learning rate α", rates, α => Figures.Path(GradientDescent.Minimize(valley, [-6, 3], α, 40)), start: 0.02);
    }
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
