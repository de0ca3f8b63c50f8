using System.Globalization;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Everything the library shows, under cultures that write numbers in other ways: the same bytes.</summary>
public class GalleryCultureTests
{
    [Theory]
    [InlineData("de-DE", ",", ".", "-")]
    [InlineData("tr-TR", ",", ".", "-")]
    [InlineData("sv-SE", ",", "\u00a0", "−")]
    public void Every_figure_and_card_is_the_same_in_every_culture(string name, string point, string group, string minus)
    {
        var usual = Shown();
        var before = CultureInfo.CurrentCulture;
        try
        {
            // The data of cultures is not on every machine, so what matters of it is set here.
            var culture = new CultureInfo(name) { NumberFormat = { NumberDecimalSeparator = point, NumberGroupSeparator = group, NegativeSign = minus, PercentDecimalSeparator = point } };
            CultureInfo.CurrentCulture = culture;

            Assert.Equal($"{minus}0{point}5", $"{-0.5}");
            Assert.Equal(usual, Shown());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Shown() => [.. FigureGallery.Draw().Sections.SelectMany(section => section.Pieces).Select(piece => piece.Html)];
}
