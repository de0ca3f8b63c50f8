namespace Descent.Runner.Tests;

/// <summary>A lesson in Chromium.</summary>
internal sealed class ChromiumPage(ObservedPage view) : ILabPage
{
    public IReadOnlyList<string> Errors => view.Errors;

    public Task<T> EvaluateAsync<T>(string expression) => view.Page.EvaluateAsync<T>(expression);

    public Task TypeAsync(string text) => view.Page.Keyboard.TypeAsync(text);

    public Task PressAsync(string key, string? held = null) => view.Page.Keyboard.PressAsync(held is null ? key : $"{held}+{key}");

    public Task ReloadAsync() => view.Page.ReloadAsync();

    /// <summary>Runs a cell without showing what it puts out, and answers that as HTML.</summary>
    internal Task<string> RunUnseenAsync(Cell cell) => view.Page.EvaluateAsync<string>(
        """
        async ([number, code]) => {
          let html = "", stream = null, text = "";
          const end = () => {
            const pre = Object.assign(document.createElement("pre"), { className: `output ${stream}`, textContent: text.replace(/\n+$/, "") });
            pre.dataset.scroll = "Console output";
            if (stream) html += pre.outerHTML;
            stream = null;
            text = "";
          };
          await descent.kernel.run(number, code, {
            write: (name, piece) => { if (name !== stream) end(); stream = name; text += piece; },
            show: part => { end(); html += part; },
          });
          end();
          return html;
        }
        """,
        new object[] { cell.Number, cell.Source });

    public ValueTask DisposeAsync() => view.DisposeAsync();
}
