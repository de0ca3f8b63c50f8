using ModelContextProtocol.Client;

namespace Descent.Runner.Tests;

/// <summary>The program as a server, and clients of it, over a workspace that has something outside.</summary>
public sealed class McpClients : IAsyncDisposable
{
    internal const string Secret = "nobody-may-read-this";

    private readonly TempFolder outside = new();
    private readonly Lazy<Task<McpClient>> first;

    public McpClients()
    {
        first = new(StartAsync);
        outside.Write("outside.csv", $"x,y\n1,{Secret}\n2,3\n");
        File.CreateSymbolicLink(Workspace["link.csv"], outside["outside.csv"]);
        Directory.CreateSymbolicLink(Workspace["folder"], outside.Path);
        Workspace.Write("solutions/2-c.md", Secret);
    }

    internal TempFolder Workspace { get; } = new();

    public async ValueTask DisposeAsync()
    {
        if (first.IsValueCreated) await (await first.Value).DisposeAsync();
        Workspace.Dispose();
        outside.Dispose();
    }

    internal Task<McpClient> FirstAsync() => first.Value;

    internal Task<McpClient> StartAsync() => McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
    {
        Name = "descent",
        Command = "dotnet",
        Arguments = [Path.Combine(AppContext.BaseDirectory, "descent.dll"), "mcp", "--workspace", $"{Workspace.Path}{Path.DirectorySeparatorChar}", "--notebooks", Path.Combine(Repository.Root, "notebooks")],
        WorkingDirectory = Workspace.Path,
    }));
}
