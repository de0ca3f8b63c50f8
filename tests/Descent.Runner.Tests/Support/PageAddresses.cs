using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The addresses within a page.</summary>
internal static partial class PageAddresses
{
    /// <summary>Each address is there once, and every link within the page leads to one.</summary>
    public static void AssertSound(string html)
    {
        var ids = Ids().Matches(html).Select(match => match.Groups[1].Value).ToArray();
        var fragments = Fragments().Matches(html).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Distinct(ids);
        Assert.NotEmpty(fragments);
        Assert.Subset(ids.ToHashSet(), fragments);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex(" href=\"#([^\"]+)\"")]
    private static partial Regex Fragments();
}
