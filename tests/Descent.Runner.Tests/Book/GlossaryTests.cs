using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

public sealed partial class GlossaryTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_term_explains_itself_once_on_a_page_where_a_paragraph_first_has_it()
    {
        folder.Write("README.md", "# Course\n\n- **run**: no term.\n\n## Glossary\n\n- An **epoch** uses every sample\n  once, in $n/B$ steps. A **batch** is a part.\n- A **noise floor** is a level.\n");

        var body = Body(
            SampleNotebook.Markdown("# An epoch\n\nA run of `one epoch`, [an epoch](x.html), **an epoch**, and one Epoch & more."),
            SampleNotebook.Markdown("The noise floor of an epoch, and a batch."));

        Assert.Equal(2, body.Split("<button").Length - 1); // The batch has been explained with the epoch.
        Assert.Contains("and one <button type=\"button\" class=\"term\" aria-describedby=\"Term-1\">Epoch</button><span class=\"gloss\" role=\"tooltip\" id=\"Term-1\">An <strong>epoch</strong> uses every sample\nonce, in <math", body, StringComparison.Ordinal);
        Assert.Contains("</span> &amp; more.", body, StringComparison.Ordinal);
        Assert.Contains("The <button type=\"button\" class=\"term\" aria-describedby=\"Term-2\">noise floor</button>", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_after_a_term_stays_on_its_line()
    {
        folder.Write("README.md", "## Glossary\n\n- A **bowl** is round.\n- The **noise floor** is a level.\n");

        var body = Body(SampleNotebook.Markdown("A bowl; and the noise floor."));

        Assert.Contains("A <span class=\"signed\"><button", body, StringComparison.Ordinal);
        Assert.Contains("</span>;</span> and the <span class=\"signed\"><button", body, StringComparison.Ordinal);
        Assert.Contains("</span>.</span>", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_is_not_the_rate_of_convergence()
    {
        folder.Write("README.md", "## Glossary\n\n- The **rate** is a factor.\n");

        Assert.DoesNotContain("<button", Body(SampleNotebook.Markdown("The learning rate.")), StringComparison.Ordinal);
        Assert.Contains("<button", Body(SampleNotebook.Markdown("The rate.")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_is_a_formula_alone_is_no_term_and_letters_that_only_look_the_same_do_no_harm()
    {
        folder.Write("README.md", "## Glossary\n\n- **$\\alpha$**: the learning rate.\n- The **kernel** runs cells.\n");

        Assert.DoesNotContain("<button", Body(SampleNotebook.Markdown("Text, and a \u212Aernel with the Kelvin sign.")), StringComparison.Ordinal);
        Assert.Contains("<button", Body(SampleNotebook.Markdown("A kernel.")), StringComparison.Ordinal);
    }

    [Fact]
    public void Notebooks_without_a_glossary_have_no_terms() =>
        Assert.DoesNotContain("<button", Body(SampleNotebook.Markdown("An epoch.")), StringComparison.Ordinal);

    [Fact]
    public void Every_term_of_the_glossary_stands_in_the_prose_of_a_lesson()
    {
        var prose = string.Join('\n', Course.NotebookNames.SelectMany(name => Course.SourceOf(name).Cells).Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        var glossary = File.ReadAllText(Path.Combine(Course.NotebooksFolder, "README.md")).Split("## Glossary")[1].Split("\n## ")[0];

        var terms = Term().Matches(glossary).Select(match => match.Groups["term"].Value).ToArray();

        Assert.True(terms.Length > 50, $"Only {terms.Length} terms were found.");
        Assert.DoesNotContain(terms, term => !Stands(term) && !Stands(Plural().Replace(term, "ima")));

        bool Stands(string term) => prose.Contains(term, StringComparison.OrdinalIgnoreCase);
    }

    private string Body(params Cell[] cells)
    {
        var notebook = SampleNotebook.Of(folder["3.1-sample.ipynb"], cells);
        return LessonRenderer.Render(SampleNotebook.Result(notebook), new HashSet<string>()).Page.Body;
    }

    [GeneratedRegex(@"\*\*(?<term>[^*]+)\*\*")]
    private static partial Regex Term();

    [GeneratedRegex("imum$")]
    private static partial Regex Plural();
}
