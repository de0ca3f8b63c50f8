using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

[assembly: AssemblyFixture(typeof(Descent.Hosts.Tests.CourseRuns))]

namespace Descent.Hosts.Tests;

/// <summary>The notebooks, run once for all tests: by `descent`, by the kernel in this process, and by the published tool.</summary>
public sealed class CourseRuns : IAsyncLifetime
{
    /// <summary>The longest a notebook may take in a kernel; seconds are enough where nothing hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Beside that of the tests, as it was built with them.</summary>
    private static readonly string ProgramFolder = Path.Combine(
        Repository.Root, "src", "Descent.Runner", Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Descent.Hosts.Tests"), AppContext.BaseDirectory));

    private readonly string folder = Directory.CreateTempSubdirectory("descent-hosts-").FullName;

    /// <summary>Two notebooks at a time: their experiments are work for a processor.</summary>
    private readonly SemaphoreSlim turns = new(2);

    private readonly CancellationTokenSource end = new();
    private readonly Dictionary<(string Host, string Notebook), Task<List<Cell>>> runs = [];

    public static string[] Kernels { get; } = ["in process", "published tool"];

    public ValueTask InitializeAsync()
    {
        KernelHome.MoveIn();
        var tool = KernelTool.RestoreAsync(end.Token);
        var ours = RunOursAsync();
        foreach (var notebook in Notebook.Names)
        {
            runs[("descent", notebook)] = ReadOursAsync(ours, notebook);
            runs[(Kernels[0], notebook)] = RunAsync(ours, notebook, () => Task.FromResult<KernelSession>(new KernelInProcess()));
            runs[(Kernels[1], notebook)] = RunAsync(ours, notebook, async () =>
            {
                await tool;
                return await KernelTool.StartAsync(end.Token);
            });
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The notebook's code cells as one host ran them.</summary>
    internal Task<List<Cell>> InAsync(string host, string notebook) => runs[(host, notebook)];

    public async ValueTask DisposeAsync()
    {
        // Where only some of the tests run, the rest of the notebooks need not.
        await end.CancelAsync();
        await Task.WhenAll(runs.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        turns.Dispose();
        end.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task RunOursAsync()
    {
        var run = await Program.RunAsync(
            Repository.Root,
            [Path.Combine(ProgramFolder, "descent.dll"), "run", .. Notebook.Names.Select(name => $"notebooks/{name}.ipynb"), "--output", folder],
            end.Token);
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private async Task<List<Cell>> ReadOursAsync(Task ours, string notebook)
    {
        await ours;
        return Notebook.Read(Path.Combine(folder, "executed"), notebook);
    }

    private async Task<List<Cell>> RunAsync(Task ours, string notebook, Func<Task<KernelSession>> start)
    {
        // The program takes all cores, and has them to itself.
        await ours.ContinueWith(_ => { }, TaskScheduler.Default);
        await turns.WaitAsync(end.Token);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            time.CancelAfter(Patience);
            await using var kernel = await start();
            var cells = new List<Cell>();
            foreach (var cell in Notebook.Read(Notebook.Folder, notebook))
                cells.Add(cell with { Outputs = await kernel.RunAsync(cell.Code, time.Token) });

            await CheckLibraryAsync(kernel, time.Token);
            return cells;
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Kernels take the library from a package cache, which could have it from somewhere else.</summary>
    private static async Task CheckLibraryAsync(KernelSession kernel, CancellationToken cancellation)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(ProgramFolder, "Descent.Lessons.dll")));
        var metadata = file.GetMetadataReader();
        var built = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);

        var loaded = await kernel.RunAsync("typeof(Descent.Lessons.Run).Module.ModuleVersionId.ToString()", cancellation);
        Assert.True(
            loaded is [var id] && id.Forms[Output.PlainText] == $"{built}",
            $"The notebook did not load the Descent.Lessons that was built last, {built}, but {string.Join(", ", loaded)}. It is packed into "
            + "notebooks/packages by `dotnet build`.");
    }
}
