using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Descent.Runner.Tests;

public partial class ReferenceTests
{
    private static readonly BookPage Reference = ReferencePage.Create();
    private static readonly string Page = PageFrame.Render(new Sidebar([], [Reference]), Reference);

    [Fact]
    public void Every_public_type_of_the_library_stands_in_it_once() => Assert.Equal(
        typeof(Lessons.Run).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal),
        Types().Matches(Page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void A_type_that_no_group_names_is_not_put_just_anywhere()
    {
        var stray = CSharpCompilation.Create("stray", [CSharpSyntaxTree.ParseText("public class Stray;")]).GetTypeByMetadataName("Stray")!;

        var refused = Assert.Throws<InvalidOperationException>(() => ApiReference.Group([stray]));

        Assert.Contains("Stray", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_address_in_it_is_there_once_and_every_link_leads_to_one() => PageAddresses.AssertSound(Page);

    [Theory]
    [InlineData("Run Minimize(Objective objective, double[] start, LearningRateRule learningRate, int steps = 1000, UpdateRule? updateRule = null")]
    [InlineData("int? Size")]
    [InlineData("<dt><code>decay</code></dt><dd>k, a finite number, 0 or greater")]
    [InlineData("<dt><code>ArgumentOutOfRangeException</code></dt>")]
    public void It_has_signatures_ranges_and_exceptions(string part) => Assert.Contains(part, Page, StringComparison.Ordinal);

    [Fact]
    public void Code_links_each_type_once_and_not_in_comments_or_texts_or_after_a_point()
    {
        var links = new ReferenceLinks();
        var first = links.AddTo(CodeHighlighter.ToHtml("// Run and see\nRun run = Make(\"Batch\"); x.Claim();", "csharp", "Code"));
        var second = links.AddTo(CodeHighlighter.ToHtml("Run other; Batch b;", "csharp", "Code"));

        Assert.Equal(["Run"], Linked().Matches(first).Select(match => match.Groups[1].Value));
        Assert.Equal(["Batch"], Linked().Matches(second).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex("<h3 id=\"([^\"]+)\"")]
    private static partial Regex Types();

    [GeneratedRegex("href=\"reference.html#([^\"]+)\"")]
    private static partial Regex Linked();
}
