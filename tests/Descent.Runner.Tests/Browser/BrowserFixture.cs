using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>One real browser for the tests of a class.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Missing =
        "No Chromium was found on PATH or at CHROMIUM_PATH. Install it with: sudo apt-get install chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (HostChecks.FindChromium(Machine.Real) is not { } path) return;

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>Opens a file with the network cut off. Skips the test where there is no browser.</summary>
    public Task<ObservedPage> OpenAsync(string file, int width = 1280, ColorScheme colors = ColorScheme.Light, float scale = 1) =>
        OpenAsync(new Uri(file), site: null, width, colors, scale);

    /// <summary>Opens a page that may ask for nothing but what is on its site.</summary>
    public async Task<ObservedPage> OpenAsync(Uri page, string? site, int width = 1280, ColorScheme colors = ColorScheme.Light, float scale = 1)
    {
        if (browser is null)
        {
            if (Environment.GetEnvironmentVariable("DESCENT_REQUIRE_BROWSER") == "1") Assert.Fail(Missing);
            Assert.Skip(Missing);
        }

        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = colors,
            DeviceScaleFactor = scale,
            Offline = site is null,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        return await ObservedPage.OpenAsync(context, page.AbsoluteUri, site);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
