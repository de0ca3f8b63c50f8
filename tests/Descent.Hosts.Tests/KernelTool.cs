using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Connection;
using Microsoft.DotNet.Interactive.Events;
using Xunit;

namespace Descent.Hosts.Tests;

/// <summary>
/// The published tool, which VS Code and Jupyter start, in a process of its own; it speaks a line of JSON for each command
/// and event.
/// </summary>
internal sealed class KernelTool : KernelSession
{
    private readonly Process process;

    private KernelTool(Process process) => this.process = process;

    /// <summary>Once for all tests: two at a time get in each other's way.</summary>
    private static readonly Lazy<Task> Restored = new(RestoreAsync);

    /// <summary>Puts the tool of <c>.config/dotnet-tools.json</c> at hand, which takes seconds once and then none.</summary>
    public static Task RestoreAsync(CancellationToken cancellation) => Restored.Value.WaitAsync(cancellation);

    private static async Task RestoreAsync()
    {
        var restore = await Program.RunAsync(Repository.Root, ["tool", "restore"], CancellationToken.None);
        Assert.True(
            restore.ExitCode == 0,
            "The real kernel, which judges the notebooks, could not be installed. `dotnet tool restore` in the root of the "
            + $"repository has to succeed; it said: {restore.Output}");
    }

    public static async Task<KernelTool> StartAsync(CancellationToken cancellation, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", ["tool", "run", "dotnet-interactive", "--", "stdio", "--working-dir", folder ?? Notebook.Folder])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE"] = "1";

        var kernel = new KernelTool(Process.Start(start)!);
        try
        {
            while (await kernel.ReadAsync(cancellation) is not { Event: KernelReady }) { }
            return kernel;
        }
        catch
        {
            await kernel.DisposeAsync();
            throw;
        }
    }

    public override async Task<IReadOnlyList<KernelEvent>> SubmitAsync(string code, CancellationToken cancellation)
    {
        var token = Guid.NewGuid().ToString("N");
        var command = new JsonObject
        {
            ["commandType"] = nameof(SubmitCode),
            ["command"] = new JsonObject { ["code"] = code },
            ["token"] = token,
            ["routingSlip"] = new JsonArray(),
        };
        await process.StandardInput.WriteLineAsync(command.ToJsonString().AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);

        var events = new List<KernelEvent>();
        while (true)
        {
            var (happened, about) = await ReadAsync(cancellation);
            if (happened is not null) events.Add(happened);
            if (happened is CommandSucceeded or CommandFailed && about == token) return events;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        // The tool runs as a child of `dotnet tool run`.
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The next event and the token of the command that it is about; null for what is no event.</summary>
    private async Task<(KernelEvent? Event, string? About)> ReadAsync(CancellationToken cancellation)
    {
        var line = await process.StandardOutput.ReadLineAsync(cancellation)
            ?? throw new InvalidOperationException("dotnet-interactive ended in the middle of a cell.");
        using var message = JsonDocument.Parse(line);
        if (!message.RootElement.TryGetProperty("eventType", out _)) return default;

        var about = message.RootElement.TryGetProperty("command", out var command) && command.ValueKind == JsonValueKind.Object
            ? command.GetProperty("token").GetString()
            : null;
        return (KernelEventEnvelope.Deserialize(message.RootElement).Event, about);
    }
}
