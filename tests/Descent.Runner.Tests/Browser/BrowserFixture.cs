using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>One real browser for the tests of a class.</summary>
/// <remarks>A window in which one test has opened a file is wiped and serves the next: there the browser has compiled plotly.js already, which halves what a page takes.</remarks>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Missing =
        "No Chromium was found on PATH or at CHROMIUM_PATH. Install it with: sudo apt-get install chromium";

    private readonly ConcurrentDictionary<float, ConcurrentBag<ObservedPage>> free = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (HostChecks.FindChromium(Machine.Real) is not { } path) return;

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu"],
        });
    }

    /// <summary>Opens a file with the network cut off. Skips the test where there is no browser.</summary>
    public async Task<ObservedPage> OpenAsync(string file, int width = 1280, ColorScheme colors = ColorScheme.Light, float scale = 1)
    {
        var windows = free.GetOrAdd(scale, _ => []);
        if (!windows.TryTake(out var view))
            view = await ObservedPage.InAsync(await NewContextAsync(site: null, new BrowserNewContextOptions { DeviceScaleFactor = scale }), site: null, windows.Add);
        await view.Page.SetViewportSizeAsync(width, 800);
        await view.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colors, Media = Media.Screen });
        return await view.GoToAsync(new Uri(file));
    }

    /// <summary>Opens a page that may ask for nothing but what is on its site.</summary>
    public Task<ObservedPage> OpenAsync(Uri page, string? site, int width = 1280, ColorScheme colors = ColorScheme.Light, float scale = 1) =>
        OpenAsync(page, site, new BrowserNewContextOptions { ColorScheme = colors, DeviceScaleFactor = scale, ViewportSize = new ViewportSize { Width = width, Height = 800 } });

    /// <summary>Opens a file in a browser of another kind, with the network cut off.</summary>
    /// <param name="file">The page.</param>
    /// <param name="options">The kind.</param>
    /// <param name="missing">A script that takes away what the browser would have.</param>
    public Task<ObservedPage> OpenAsync(string file, BrowserNewContextOptions options, string missing = "") => OpenAsync(new Uri(file), site: null, options, missing);

    private async Task<ObservedPage> OpenAsync(Uri page, string? site, BrowserNewContextOptions options, string missing = "")
    {
        var context = await NewContextAsync(site, options);
        if (missing.Length > 0) await context.AddInitScriptAsync(missing);
        return await (await ObservedPage.InAsync(context, site)).GoToAsync(page);
    }

    private Task<IBrowserContext> NewContextAsync(string? site, BrowserNewContextOptions options)
    {
        if (browser is null) Needs.Missing(Missing);

        options.Offline = site is null;
        return browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
