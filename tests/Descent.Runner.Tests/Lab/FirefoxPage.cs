using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A lesson in the Firefox that the system has, driven by the standard protocol of browsers (https://w3c.github.io/webdriver-bidi).</summary>
/// <remarks>Playwright drives only a Firefox of its own; the packages that speak the protocol are not to be had in versions that fit each other.</remarks>
internal sealed class FirefoxPage : ILabPage
{
    private const string Missing = "No Firefox was found on PATH or at FIREFOX_PATH. Install it with: sudo apt-get install firefox-esr";
    private const string Listening = "WebDriver BiDi listening on ";

    private static readonly Dictionary<string, string> Keys = new() { ["Enter"] = "\uE007", ["Escape"] = "\uE00C", ["Control"] = "\uE009", ["Home"] = "\uE011", ["ArrowLeft"] = "\uE012" };

    private readonly TempFolder profile = new();
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> answers = new();
    private readonly List<string> errors = [];
    private readonly Process process;
    private string context = "";
    private int asked;

    /// <summary>Whatever is asked for from elsewhere goes to a port where no one listens.</summary>
    private FirefoxPage(string program)
    {
        profile.Write("user.js", """
            user_pref("network.proxy.type", 1);
            user_pref("network.proxy.http", "127.0.0.1");
            user_pref("network.proxy.http_port", 9);
            user_pref("network.proxy.ssl", "127.0.0.1");
            user_pref("network.proxy.ssl_port", 9);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            """);
        process = Process.Start(ProgramRun.StartInfo(profile.Path, program, "--headless", "--no-remote", "--profile", profile.Path, "--remote-debugging-port", "0"))!;
    }

    public IReadOnlyList<string> Errors => errors;

    /// <summary>Opens a file with the network cut off. Skips the test where there is no Firefox.</summary>
    public static async Task<FirefoxPage> OpenAsync(string file)
    {
        var program = Find();
        if (program is null) Needs.Missing(Missing);

        var page = new FirefoxPage(program);
        await page.ConnectAsync();
        await page.AskAsync("browsingContext.navigate", new() { ["context"] = page.context, ["url"] = new Uri(file).AbsoluteUri, ["wait"] = "complete" });
        return page;
    }

    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await AskAsync("script.evaluate", new()
        {
            ["expression"] = $"(async () => JSON.stringify(await ({expression})) ?? \"null\")()",
            ["target"] = new JsonObject { ["context"] = context },
            ["awaitPromise"] = true,
        });
        return answer["result"]?["value"] is { } value
            ? JsonSerializer.Deserialize<T>((string)value!)!
            : throw new InvalidOperationException($"{expression}: {answer["exceptionDetails"]?["text"]}");
    }

    public Task TypeAsync(string text) => ActAsync(text.SelectMany(character => Press($"{character}")));

    public Task PressAsync(string key, string? held = null) => ActAsync(held is null
        ? Press(Keys[key])
        : [Action("keyDown", Keys[held]), .. Press(Keys[key]), Action("keyUp", Keys[held])]);

    public Task ReloadAsync() => AskAsync("browsingContext.reload", new() { ["context"] = context, ["wait"] = "complete" });

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        socket.Dispose();
        profile.Dispose();
    }

    private static string? Find() =>
        ((string?[])[Environment.GetEnvironmentVariable("FIREFOX_PATH"), .. (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "firefox-esr", "firefox" }.Select(name => Path.Combine(folder, name)))])
        .FirstOrDefault(File.Exists);

    private static IEnumerable<JsonObject> Press(string key) => [Action("keyDown", key), Action("keyUp", key)];

    private static JsonObject Action(string kind, string key) => new() { ["type"] = kind, ["value"] = key };

    private Task<JsonNode> ActAsync(IEnumerable<JsonObject> actions) => AskAsync("input.performActions", new()
    {
        ["context"] = context,
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "key", ["id"] = "keyboard", ["actions"] = new JsonArray([.. actions]) }),
    });

    private async Task ConnectAsync()
    {
        string? line;
        do line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !line.StartsWith(Listening, StringComparison.Ordinal));
        Assert.NotNull(line);
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();

        await socket.ConnectAsync(new Uri($"{line[Listening.Length..]}/session"), TestContext.Current.CancellationToken);
        _ = ListenAsync();
        await AskAsync("session.new", new() { ["capabilities"] = new JsonObject() });
        await AskAsync("session.subscribe", new() { ["events"] = new JsonArray("log.entryAdded") });
        context = (string)(await AskAsync("browsingContext.getTree", []))["contexts"]![0]!["context"]!;
    }

    private async Task<JsonNode> AskAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref asked);
        var answer = answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var request = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(Encoding.UTF8.GetBytes(request.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        return await answer.Task.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
    }

    private async Task ListenAsync()
    {
        var piece = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(piece, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } received)
            {
                message.Write(piece, 0, received.Count);
                if (!received.EndOfMessage) continue;
                Take(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException)
        {
            foreach (var waiting in answers.Values) waiting.TrySetException(new IOException("Firefox has ended.", e));
        }
    }

    private void Take(JsonNode message)
    {
        if ((string?)message["method"] == "log.entryAdded" && (string?)message["params"]!["level"] is "error" or "warn")
            errors.Add((string)message["params"]!["text"]!);
        if (message["id"] is not { } id || !answers.TryRemove((int)id!, out var answer)) return;
        if ((string?)message["type"] == "success") answer.SetResult(message["result"]!);
        else answer.SetException(new InvalidOperationException($"{message["error"]}: {message["message"]}"));
    }
}
