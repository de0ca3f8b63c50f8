using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A lesson in some browser, as far as the tests of the lab go.</summary>
internal interface ILabPage : IAsyncDisposable
{
    /// <summary>What a script's console and uncaught exceptions said.</summary>
    IReadOnlyList<string> Errors { get; }

    /// <summary>The value of an expression, which may be a promise.</summary>
    Task<T> EvaluateAsync<T>(string expression);

    /// <summary>Types with real keys.</summary>
    Task TypeAsync(string text);

    /// <summary>Presses one key, after pressing and before releasing another.</summary>
    Task PressAsync(string key, string? held = null);

    /// <summary>Loads the page again.</summary>
    Task ReloadAsync();
}

/// <summary>What a reader does in a lesson.</summary>
internal static class LabPageExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>A script's expression for a cell by its id in the notebook.</summary>
    public static string Cell(string id) => $"descent.cells.find(cell => descent.notebook.original.cells[cell.index].id === '{id}')";

    /// <summary>Waits until an expression is true.</summary>
    public static async Task WaitAsync(this ILabPage page, string expression)
    {
        for (var waiting = Stopwatch.StartNew(); !await page.EvaluateAsync<bool>($"!!({expression})");)
        {
            if (waiting.Elapsed > Patience)
            {
                var states = await page.EvaluateAsync<string>("`${descent.kernel.state} ${descent.kernel.problem}\\n` + descent.cells.map(cell => `${cell.number}: ${cell.state.textContent}`).join('\\n')");
                Assert.Fail($"In vain: {expression}\n{states}\n{string.Join('\n', page.Errors)}");
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Puts code into a cell as if it were pasted.</summary>
    public static async Task WriteAsync(this ILabPage page, string cell, string code)
    {
        await page.EvaluateAsync<bool>($$"""
            (() => {
              {{Cell(cell)}}.edit();
              document.activeElement.select();
              document.execCommand("insertText", false, {{JsonSerializer.Serialize(code)}});
              return true;
            })()
            """);
        Assert.Equal(code, await page.EvaluateAsync<string>($"{Cell(cell)}.code"));
    }

    /// <summary>Runs the cell that is being edited, and waits for its end.</summary>
    public static async Task RunAsync(this ILabPage page, string cell)
    {
        await page.EvaluateAsync<bool>($"({Cell(cell)}.say(''), true)");
        await page.PressAsync("Enter", held: "Control");
        await page.WaitAsync($"/^(Ran|Stopped|Not run)/.test({Cell(cell)}.state.textContent) || {Cell(cell)}.outputs.querySelector(':scope > p.output.error')");
    }

    /// <summary>The text below a cell.</summary>
    public static Task<string> OutputAsync(this ILabPage page, string cell) => page.EvaluateAsync<string>($"{Cell(cell)}.element.querySelector('.outputs').textContent");

    /// <summary>Clicks on a button by the name that it has for a screen reader.</summary>
    public static Task ClickAsync(this ILabPage page, string label) => page.EvaluateAsync<bool>(string.Create(
        CultureInfo.InvariantCulture,
        $"([...document.querySelectorAll('button')].find(button => (button.getAttribute('aria-label') || button.textContent) === '{label}').click(), true)"));
}
