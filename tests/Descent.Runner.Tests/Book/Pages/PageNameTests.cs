using Xunit;

namespace Descent.Runner.Tests;

public class PageNameTests
{
    [Fact]
    public void No_notebook_may_have_the_name_of_a_page_that_every_book_has()
    {
        using var folder = new TempFolder();
        BookWriter.Write([], new FigureGallery([], ""), folder["book"]);

        var own = Directory.GetFiles(folder["book"], "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).ToArray();

        Assert.Equal(["gallery", "index", "reference"], own.Order(StringComparer.Ordinal));
        Assert.All(own, name => Assert.True(PageName.IsTaken(name.ToUpperInvariant())));
        Assert.False(PageName.IsTaken("3.1-learning-rate"));
    }

    [Theory]
    [InlineData("3.1-learning-rate", "3.1-learning-rate.html")]
    [InlineData("what now?", "what%20now%3F.html")]
    public void An_address_leads_to_its_page_whatever_it_is_called(string name, string address) =>
        Assert.Equal(address, PageName.UrlOf(name));
}
