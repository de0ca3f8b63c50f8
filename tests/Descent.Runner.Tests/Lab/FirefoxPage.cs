using PuppeteerSharp;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A lesson in the Firefox that the system has, driven by the standard protocol of browsers, WebDriver BiDi.</summary>
internal sealed class FirefoxPage : ILabPage
{
    private const string Missing = "No Firefox was found on PATH or at FIREFOX_PATH. Install it with: sudo apt-get install firefox-esr";

    private readonly IBrowser browser;
    private readonly IPage page;
    private readonly List<string> errors = [];

    private FirefoxPage(IBrowser browser, IPage page)
    {
        this.browser = browser;
        this.page = page;
        page.PageError += (_, error) => errors.Add(error.Message);
        page.Console += (_, message) =>
        {
            if (message.Message.Type is ConsoleType.Error or ConsoleType.Warning) errors.Add(message.Message.Text);
        };
    }

    public IReadOnlyList<string> Errors => errors;

    /// <summary>Opens a file with the network cut off. Skips the test where there is no Firefox.</summary>
    public static async Task<FirefoxPage> OpenAsync(string file)
    {
        if (Find() is not { } path)
        {
            if (Environment.GetEnvironmentVariable("DESCENT_REQUIRE_BROWSER") == "1") Assert.Fail(Missing);
            Assert.Skip(Missing);
            return null!;
        }

        var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            Browser = SupportedBrowser.Firefox,
            Protocol = ProtocolType.WebdriverBiDi,
            ExecutablePath = path,
            Headless = true,

            // Whatever is asked for from elsewhere goes to a port where no one listens.
            ExtraPrefsFirefox = new Dictionary<string, object>
            {
                ["network.proxy.type"] = 1,
                ["network.proxy.http"] = "127.0.0.1",
                ["network.proxy.http_port"] = 9,
                ["network.proxy.ssl"] = "127.0.0.1",
                ["network.proxy.ssl_port"] = 9,
            },
        });
        var view = new FirefoxPage(browser, await browser.NewPageAsync());
        await view.page.GoToAsync(new Uri(file).AbsoluteUri);
        return view;
    }

    public Task<T> EvaluateAsync<T>(string expression) => page.EvaluateExpressionAsync<T>(expression);

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    public async Task PressAsync(string key, string? held = null)
    {
        if (held is not null) await page.Keyboard.DownAsync(held);
        await page.Keyboard.PressAsync(key);
        if (held is not null) await page.Keyboard.UpAsync(held);
    }

    public Task ReloadAsync() => page.ReloadAsync();

    public async ValueTask DisposeAsync() => await browser.DisposeAsync();

    private static string? Find() =>
        ((string?[])[Environment.GetEnvironmentVariable("FIREFOX_PATH"), .. (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "firefox-esr", "firefox" }.Select(name => Path.Combine(folder, name)))])
        .FirstOrDefault(File.Exists);
}
