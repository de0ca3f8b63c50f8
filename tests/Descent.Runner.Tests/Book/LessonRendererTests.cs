using Xunit;

namespace Descent.Runner.Tests;

public class LessonRendererTests
{
    [Fact]
    public void Title_and_summary_come_from_the_first_heading_and_paragraph()
    {
        var lesson = Render(SampleNotebook.Markdown("# 3.1 Steps & *bowls*\n\nHow far?\n\nMore."));

        Assert.Equal("3.1 Steps &amp; bowls", lesson.Page.Title);
        Assert.Equal("3.1 Steps &amp; <em>bowls</em>", lesson.Page.TitleHtml);
        Assert.Equal("How far?", lesson.Page.Summary);
    }

    [Fact]
    public void A_notebook_without_a_heading_is_called_by_its_name()
    {
        var lesson = Render(SampleNotebook.Markdown("Text."));

        Assert.Equal("3.1-sample", lesson.Page.Title);
        Assert.Contains("<h1>3.1-sample</h1>", lesson.Page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_notebooks_of_the_book_lead_to_their_pages()
    {
        var lesson = Render(SampleNotebook.Markdown(
            "[a](3.2-next.ipynb#why) [b](./3.2-next.ipynb) [c](https://example.org/3.2-next.ipynb) [d](9-none.ipynb)"));

        Assert.Contains("<a href=\"3.2-next.html#why\">a</a>", lesson.Page.Body, StringComparison.Ordinal);
        Assert.Contains("<a href=\"3.2-next.html\">b</a>", lesson.Page.Body, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/3.2-next.ipynb\">c</a>", lesson.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("9-none", lesson.Page.Body, StringComparison.Ordinal);
        Assert.Contains("d", lesson.Page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_the_same_words_get_addresses_of_their_own()
    {
        var lesson = Render(
            SampleNotebook.Markdown("# Title\n\n## Exercise"),
            SampleNotebook.Markdown("## Exercise"));

        Assert.Equal(["exercise", "exercise-2"], lesson.Page.Sections.Select(section => section.Id));
        Assert.Contains("<h2 id=\"exercise-2\">", lesson.Page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- **a** one\n- **b** two", true)]
    [InlineData("- **a** one\n- two", false)]
    [InlineData("- **alpha** is one\n- **beta** is another", false)]
    public void Answers_that_begin_with_their_letter_have_no_bullet_beside_it(string list, bool isChoice) =>
        Assert.Equal(isChoice, Render(SampleNotebook.Markdown(list)).Page.Body.Contains("<ul class=\"choices\">", StringComparison.Ordinal));

    [Fact]
    public void Maths_becomes_MathML()
    {
        var lesson = Render(SampleNotebook.Markdown("Here $x$ and\n\n$$\ny\n$$\n"));

        Assert.Equal(2, lesson.Page.Body.Split("<math").Length - 1);
        Assert.Empty(lesson.Problems);
    }

    [Theory]
    [InlineData("$$\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}$$", 1)]
    [InlineData("$$a = b\n+ c$$\n\nand\n\n$$\nd\n$$", 2)]
    [InlineData("- one\n\n  $$\n  d\n  $$\n", 1)]
    [InlineData("```\n$$a\nb$$\n```", 0)]
    public void Formulas_may_begin_and_end_on_the_lines_of_their_dollars(string markdown, int count)
    {
        var lesson = Render(SampleNotebook.Markdown(markdown));

        Assert.Equal(count, lesson.Page.Body.Split("<math").Length - 1);
        Assert.Equal(count == 0, lesson.Page.Body.Contains("$$", StringComparison.Ordinal));
        Assert.Empty(lesson.Problems);
    }

    [Theory]
    [InlineData("the $n$th step", 1)]
    [InlineData("from $5 to $6, or `$n$th`", 0)]
    public void What_looks_like_a_formula_and_is_none_is_reported(string markdown, int count) =>
        Assert.Equal(count, Render(SampleNotebook.Markdown(markdown)).Problems.Count);

    [Fact]
    public void A_link_in_a_title_or_in_the_first_paragraph_is_words_elsewhere()
    {
        var lesson = Render(SampleNotebook.Markdown("# On [links](https://example.org)\n\nSee [the intro](3.2-next.ipynb), <https://example.org> and this.[^1]\n\n[^1]: A note."));

        Assert.Equal(("On links", "See the intro, https://example.org and this."), (lesson.Page.TitleHtml, lesson.Page.Summary));
        Assert.Contains("<a href=\"3.2-next.html\">the intro</a>", lesson.Page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## A heading", false)]
    [InlineData("---\n\nText.", true)]
    [InlineData("Text.", true)]
    public void What_has_no_address_of_its_own_is_given_one(string markdown, bool isGiven) =>
        Assert.Equal(isGiven, Render(SampleNotebook.Markdown(markdown)).Page.Body.Contains("id=\"Text-1\"", StringComparison.Ordinal));

    [Fact]
    public void A_heading_has_no_address_of_the_pages_own() =>
        Assert.Contains("id=\"exercises-2\"", Render(SampleNotebook.Markdown("## Exercises")).Page.Body, StringComparison.Ordinal);

    [Fact]
    public void A_page_whose_figures_came_without_plotly_has_it()
    {
        var figure = new DisplayOutput(new Dictionary<string, string> { ["text/html"] = "<figure data-descent-figure=\"x\"></figure>" }, IsResult: true);
        var notebook = SampleNotebook.Of("w1-sample.ipynb", SampleNotebook.Code("1"));

        Assert.True(LessonRenderer.Render(SampleNotebook.Result(notebook, null, [figure]), new HashSet<string>()).Page.HasFigures);
    }

    [Fact]
    public void A_formula_that_cannot_be_typeset_is_shown_and_reported()
    {
        var lesson = Render(SampleNotebook.Markdown("# Title"), SampleNotebook.Markdown("$$\n\\notacommand{<x>}\n$$\n"));

        var problem = Assert.Single(lesson.Problems);
        Assert.StartsWith(
            "3.1-sample.ipynb, cell 2: The formula \\notacommand{<x>} ",
            problem.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("\\notacommand{&lt;x&gt;}", lesson.Page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_travel_within_the_page_and_may_not_come_from_elsewhere()
    {
        using var folder = new TempFolder();
        folder.Write("dot.svg", "<svg/>");
        var notebook = SampleNotebook.Of(
            folder["3.1-sample.ipynb"],
            SampleNotebook.Markdown("![dot](dot.svg) ![far](https://example.org/x.png) ![lost](lost.png)"));

        var lesson = LessonRenderer.Render(SampleNotebook.Result(notebook), new HashSet<string>());

        Assert.Contains("src=\"data:image/svg+xml;base64,", lesson.Page.Body, StringComparison.Ordinal);
        Assert.Equal(2, lesson.Problems.Count);
    }

    [Theory]
    [InlineData("images/dot.svg", true)]
    [InlineData("images/../dot.svg", true)]
    [InlineData("../dot.svg", false)]
    [InlineData("..%2Fdot.svg", false)]
    [InlineData("dot.svg%00.svg", false)]
    [InlineData("../notebooks-of-another/dot.svg", false)]
    public void Images_are_files_below_the_notebooks_folder(string address, bool isEmbedded)
    {
        using var folder = new TempFolder();
        foreach (var file in (string[])["notebooks/images/dot.svg", "notebooks/dot.svg", "dot.svg", "notebooks-of-another/dot.svg"])
            folder.Write(file, "<svg/>");
        var notebook = SampleNotebook.Of(folder["notebooks/3.1-sample.ipynb"], SampleNotebook.Markdown($"![dot]({address})"));

        var lesson = LessonRenderer.Render(SampleNotebook.Result(notebook), new HashSet<string>());

        Assert.Equal(isEmbedded, lesson.Page.Body.Contains("src=\"data:", StringComparison.Ordinal));
        Assert.Equal(isEmbedded, lesson.Problems.Count == 0);
    }

    [Fact]
    public void An_image_named_by_its_place_on_this_machine_is_not_one_of_the_course()
    {
        using var folder = new TempFolder();
        var elsewhere = folder.Write("dot.svg", "<svg/>");
        var notebook = SampleNotebook.Of(folder["notebooks/3.1-sample.ipynb"], SampleNotebook.Markdown($"![dot](<{elsewhere}>)"));

        Assert.Single(LessonRenderer.Render(SampleNotebook.Result(notebook), new HashSet<string>()).Problems);
    }

    [Fact]
    public void Html_in_markdown_passes_through()
    {
        var lesson = Render(SampleNotebook.Markdown("<details><summary>More</summary>\n\n**bold**\n\n</details>"));

        Assert.Contains("<details><summary>More</summary>", lesson.Page.Body, StringComparison.Ordinal);
        Assert.Contains("<strong>bold</strong>", lesson.Page.Body, StringComparison.Ordinal);
    }

    private static BookLesson Render(params Cell[] cells) => LessonRenderer.Render(
        SampleNotebook.Result(SampleNotebook.Of("3.1-sample.ipynb", cells)),
        new HashSet<string> { "3.1-sample.ipynb", "3.2-next.ipynb" });
}
