using System.Collections.Concurrent;
using Descent.Runner.Protocol;

namespace Descent.Runner.Worker;

/// <summary>The inside of the child process: takes cells from its parent, runs them, tells what happens.</summary>
internal static class WorkerLoop
{
    private const int LongestPiece = 100_000;

    /// <summary>Runs cells until the parent has no more, or is gone.</summary>
    /// <param name="packagesFolder">Where restored packages are kept; null where none are to be restored.</param>
    /// <param name="grading">How the cells are confined, which are then a submission's; null where they are not.</param>
    /// <remarks>On this thread, and hearing on another, neither of which is the pool's: cells may take all of that.</remarks>
    public static void Run(string? packagesFolder, string? grading)
    {
        ProcessGroup.Lead();
        var (input, output) = StandardStreams.Take();
        using var messages = new JsonLines(input, output, longest: int.MaxValue);
        if (grading is not null) ProcessLimits.Apply(withTasks: grading == "bwrap");

        var folder = Directory.GetCurrentDirectory();
        using var session = new CellSession(new SessionOptions
        {
            References = OwnLibraries.Framework,
            Packages = OwnLibraries.Packages,
            PackageSource = new PackageSource(folder, packagesFolder),
            Files = new NotebookFiles(folder),
            Output = output =>
            {
                // The error is told with the end of the cell; its words are for the parent, who knows the notebook.
                if (grading is not null && output is StreamOutput { Text.Length: > LongestPiece } stream)
                {
                    foreach (var piece in stream.Text.Chunk(LongestPiece)) messages.Send<WorkerMessage>(new WorkerOutput(stream with { Text = new string(piece) }));
                }
                else if (output is not ErrorOutput)
                {
                    messages.Send<WorkerMessage>(new WorkerOutput(output));
                }
            },
        });
        var answers = new AnswerServer(session, messages);
        var requests = Listen(messages);
        messages.Send<WorkerMessage>(new WorkerReady());
        foreach (var request in requests.GetConsumingEnumerable())
        {
            if (request is not RunCell cell)
            {
                answers.Serve(request);
                continue;
            }

            session.ShowsValues = cell.ShowsValues;
            var failure = session.RunAsync(cell.Number, cell.Code).GetAwaiter().GetResult();
            messages.Send<WorkerMessage>(new WorkerFinished(failure, grading is null ? [] : answers.TakeChecked()));
        }
    }

    /// <remarks>
    /// The parent is listened to while a cell runs, too: a worker whose parent was killed must not run on by itself.
    /// </remarks>
    private static BlockingCollection<WorkerRequest> Listen(JsonLines messages)
    {
        var requests = new BlockingCollection<WorkerRequest>();
        var listener = new Thread(() =>
        {
            while (messages.ReceiveAsync<WorkerRequest>(CancellationToken.None).GetAwaiter().GetResult() is { } request) requests.Add(request);

            Environment.Exit(0);
        })
        {
            IsBackground = true,
        };
        listener.Start();
        return requests;
    }
}
