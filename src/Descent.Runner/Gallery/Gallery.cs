using Descent.Lessons;

namespace Descent.Runner;

/// <summary>Every kind of figure and card of the course once, with real data: to find the call for a picture in mind.</summary>
/// <param name="Sections">What it shows.</param>
/// <param name="Plotly">plotly.js, which draws the figures.</param>
internal sealed partial record Gallery(IReadOnlyList<GallerySection> Sections, string Plotly)
{
    /// <summary>Computes everything shown, which takes a moment. The same bytes every time, as long as no progress is kept.</summary>
    public static Gallery Draw() => new(
        [
            new("Loss over time", Loss()),
            new("Learning rates", LearningRates()),
            new("Paths", Paths()),
            new("Curvature", Curvature()),
            new("Noise", Noise()),
            new("Tables and cards", Cards()),
        ],
        PlotlyScript.Extract(Lesson.Start("3.1").ToHtml()).Script!);
}
