using System.Reflection;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

public class GalleryTests
{
    private static readonly FigureGallery Drawn = FigureGallery.Draw();

    private static IEnumerable<GalleryPiece> Pieces => Drawn.Sections.SelectMany(section => section.Pieces);

    [Fact]
    public void Every_public_call_that_makes_a_figure_is_shown()
    {
        var calls = string.Join('\n', Pieces.Select(piece => piece.Call));
        var figures = typeof(Figures).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

        Assert.All(figures, figure => Assert.Contains($"Figures.{figure.Name}(", calls, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<table class=\"descent-table\"")]
    [InlineData("✓ The error")]
    [InlineData("✓ 3 claims hold")]
    [InlineData("<details name=")]
    [InlineData("Not answered yet")]
    [InlineData("Not yet")]
    [InlineData("✓ Right")]
    [InlineData("<em>Try this:</em>")]
    [InlineData("Lowest loss: ")]
    public void Every_kind_of_card_and_table_is_shown(string sign) =>
        Assert.Contains(Pieces, piece => piece.Html.Contains(sign, StringComparison.Ordinal));

    [Fact]
    public void Every_address_on_the_page_is_there_once_and_every_link_leads_to_one()
    {
        var gallery = GalleryPage.Of(Drawn);
        PageAddresses.AssertSound(PageFrame.Render(new Sidebar([], [gallery]), gallery));
    }
}
