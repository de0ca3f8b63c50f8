using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What tests ask of a page with figures.</summary>
internal static class DrawnFigures
{
    /// <summary>What Plotly draws data with: lines, markers, words, contour lines, shades of a map, and space.</summary>
    private const string Marks =
        ".scatterlayer .js-line, .scatterlayer .point, .scatterlayer text, .contourlayer path, .heatmaplayer image, "
        + Space;

    /// <summary>What a picture in space has, or says where the browser has no WebGL.</summary>
    public const string Space = ".gl-container canvas, .no-webgl";

    /// <summary>What Plotly draws: a picture with one name, whose thousands of parts would take axe longer than the rest of the page.</summary>
    private const string Drawing = ".descent-plot .svg-container";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Positions =
        """
        figure => [...figure.querySelectorAll('.scatterlayer .js-line, .scatterlayer .point')]
          .map(mark => (mark.getAttribute('d') || '') + (mark.getAttribute('transform') || '')).join()
        """;

    /// <summary>The page's figures, once each has said that it is drawn.</summary>
    public static async Task<IReadOnlyList<ILocator>> FiguresAsync(this IPage page)
    {
        var figures = await page.Locator("figure.descent-figure").AllAsync();
        foreach (var figure in figures)
        {
            await Assertions.Expect(figure.Locator(".descent-plot"))
                .ToHaveAttributeAsync("data-ready", "", new() { Timeout = 30_000 });
        }

        return figures;
    }

    /// <summary>Those of the page's figures that have a slider, once all are drawn.</summary>
    public static async Task<IReadOnlyList<ILocator>> SlidersAsync(this IPage page)
    {
        await page.FiguresAsync();
        return await page.Locator("figure.descent-figure").Filter(new() { Has = page.Locator("input[type=range]") }).AllAsync();
    }

    /// <summary>There are figures, and each shows data.</summary>
    public static async Task ExpectMarksAsync(this IReadOnlyList<ILocator> figures)
    {
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
            Assert.True(await figure.Locator(Marks).CountAsync() > 0, await figure.InnerTextAsync());
    }

    /// <summary>Where the marks of a figure are, as text to compare.</summary>
    public static Task<string> PositionsAsync(this ILocator figure) => figure.EvaluateAsync<string>(Positions);

    /// <summary>The figure has contour lines.</summary>
    public static Task ExpectToShowGroundAsync(this ILocator figure) => Assertions.Expect(figure.Locator(".contourlayer path").First).ToBeVisibleAsync();

    /// <summary>Waits until the marks of a figure are elsewhere.</summary>
    public static async Task ExpectToMoveFromAsync(this ILocator figure, string positions) =>
        await figure.Page.WaitForFunctionAsync(
            $"([figure, before]) => ({Positions})(figure) !== before",
            new object[] { await figure.ElementHandleAsync(), positions });

    /// <summary>What axe holds against the page.</summary>
    /// <remarks>Style sheets are not loaded again by script, for which axe would wait: no browser allows it from a file.</remarks>
    public static async Task<IEnumerable<string>> SeriousAccessibilityFindingsAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(
            """
            async drawing => {
              const { violations } = await axe.run({ exclude: [drawing] }, { preload: false, resultTypes: ['violations'] });
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(', ')}`);
            }
            """, Drawing);
    }
}
