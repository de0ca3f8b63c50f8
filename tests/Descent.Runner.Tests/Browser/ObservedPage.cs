using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A page in a browser that writes down what should not happen.</summary>
public sealed class ObservedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];
    private readonly List<string> requestsElsewhere = [];

    private ObservedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsAboutSpeedOfDrawing(message.Text)) errors.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions no script caught.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <param name="context">Of a browser.</param>
    /// <param name="address">The page.</param>
    /// <param name="site">What else than files it may ask for: addresses that begin so.</param>
    internal static async Task<ObservedPage> OpenAsync(IBrowserContext context, string address, string? site = null)
    {
        var observed = new ObservedPage(context, await context.NewPageAsync());
        await context.RouteAsync("**/*", async route =>
        {
            var url = route.Request.Url;
            if (((string?[])["file:", "data:", "blob:", site]).Any(start => start is not null && url.StartsWith(start, StringComparison.Ordinal)))
            {
                await route.ContinueAsync();
            }
            else
            {
                observed.requestsElsewhere.Add(url);
                await route.AbortAsync();
            }
        });
        context.SetDefaultNavigationTimeout(120_000); // Beside other tests, on a small machine.
        await observed.Page.GotoAsync(address);
        return observed;
    }

    /// <summary>The page is no wider than its window, logged nothing, and asked for nothing that is not a file.</summary>
    public async Task AssertQuietAndFitsAsync()
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(errors);
        Assert.Empty(requestsElsewhere);
    }

    /// <summary>
    /// Chromium's remarks that it draws slowly: of WebGL without a graphics card, and of Plotly reading pixels back from
    /// a canvas. Neither is the page's doing, nor can a reader see it.
    /// </summary>
    private static bool IsAboutSpeedOfDrawing(string message) =>
        message.Contains("GL Driver Message (OpenGL, Performance", StringComparison.Ordinal)
        || message.Contains("Automatic fallback to software WebGL", StringComparison.Ordinal)
        || message.Contains("Canvas2D: Multiple readback operations", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
