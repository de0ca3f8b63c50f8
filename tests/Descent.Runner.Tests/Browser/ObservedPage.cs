using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A page in a browser that writes down what should not happen.</summary>
public sealed class ObservedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Action<ObservedPage>? release;
    private readonly List<string> errors = [];
    private readonly List<string> requestsElsewhere = [];
    private bool isFree;

    private ObservedPage(IBrowserContext context, IPage page, Action<ObservedPage>? release)
    {
        this.context = context;
        this.release = release;
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

    /// <summary>A window without a page.</summary>
    /// <param name="context">Of a browser.</param>
    /// <param name="site">What else than files its pages may ask for: addresses that begin so.</param>
    /// <param name="release">Takes the window back, wiped, when nobody needs it any more; null to close it then.</param>
    internal static async Task<ObservedPage> InAsync(IBrowserContext context, string? site, Action<ObservedPage>? release = null)
    {
        var observed = new ObservedPage(context, await context.NewPageAsync(), release);
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
        return observed;
    }

    internal async Task<ObservedPage> GoToAsync(Uri page)
    {
        isFree = false;
        await Page.GotoAsync(page.AbsoluteUri);
        return this;
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

    public async ValueTask DisposeAsync()
    {
        if (isFree) return;
        isFree = true;
        if (release is null || !await TryWipeAsync())
            await context.DisposeAsync();
        else
            release(this);
    }

    /// <summary>Leaves the page, and forgets what it has kept, what went wrong, and what a test has set up. A window that has crashed cannot.</summary>
    private async Task<bool> TryWipeAsync()
    {
        try
        {
            foreach (var other in context.Pages.Where(page => page != Page).ToArray()) await other.CloseAsync();
            await Page.UnrouteAllAsync();
            await Page.GotoAsync("about:blank");
            var devTools = await context.NewCDPSessionAsync(Page);
            await devTools.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = "file://", ["storageTypes"] = "all" });
            await devTools.DetachAsync();
        }
        catch (PlaywrightException)
        {
            return false;
        }

        errors.Clear();
        requestsElsewhere.Clear();
        return true;
    }
}
