using System.IO.Pipes;
using System.Threading.Channels;
using Descent.Runner.Protocol;

namespace Descent.Runner.Worker;

/// <summary>The inside of the child process: takes cells from the pipe, runs them, tells what happens.</summary>
internal static class WorkerLoop
{
    /// <summary>Runs cells until the parent has no more, or is gone.</summary>
    public static async Task RunAsync(string pipeName, string? packagesFolder)
    {
        ProcessGroup.Lead();
        var secret = await Console.In.ReadLineAsync();
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);

        // The pipe is there before this process is. Where it is not, the parent has died, and waiting is in vain.
        await pipe.ConnectAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        using var messages = new JsonLines(pipe, longest: int.MaxValue);
        messages.Send<WorkerMessage>(new WorkerReady(secret));

        var folder = Directory.GetCurrentDirectory();
        using var session = new CellSession(new SessionOptions
        {
            References = NativeLibraries.Framework,
            Packages = NativeLibraries.Packages,
            PackageSource = new PackageSource(folder, packagesFolder),
            Files = new NotebookFiles(folder),
            Output = output =>
            {
                // The error is told with the end of the cell; its words are for the parent, who knows the notebook.
                if (output is not ErrorOutput) messages.Send<WorkerMessage>(new WorkerOutput(output));
            },
        });
        var answers = new AnswerServer(session, messages);

        await foreach (var request in ReadRequests(messages))
        {
            if (request is not RunCell cell)
            {
                answers.Serve(request);
                continue;
            }

            session.ShowsValues = cell.ShowsValues;
            var failure = await session.RunAsync(cell.Number, cell.Code);
            messages.Send<WorkerMessage>(new WorkerFinished(failure));
        }
    }

    /// <remarks>
    /// The pipe is watched while a cell runs, too: a worker whose parent was killed must not run on by itself.
    /// </remarks>
    private static IAsyncEnumerable<WorkerRequest> ReadRequests(JsonLines messages)
    {
        var requests = Channel.CreateUnbounded<WorkerRequest>();
        _ = Task.Run(async () =>
        {
            while (await messages.ReceiveAsync<WorkerRequest>(CancellationToken.None) is { } request)
                requests.Writer.TryWrite(request);

            Environment.Exit(0);
        });
        return requests.Reader.ReadAllAsync();
    }
}
