using System.IO.Pipes;
using System.Text;
using Xunit;

namespace Descent.Runner.Tests;

public class WorkerProcessTests
{
    [Fact]
    public async Task A_stranger_on_the_pipe_is_shown_out_and_the_worker_still_heard()
    {
        using var folder = new TempFolder();
        using var worker = WorkerProcess.Start(folder.Path, folder.Path, Run.Limits);

        // A worker needs a while to start. A stranger who waits for its pipe is there first, and claims to be it.
        using var stranger = new NamedPipeClientStream(".", worker.PipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        await stranger.ConnectAsync(TestContext.Current.CancellationToken);
        await stranger.WriteAsync(Encoding.UTF8.GetBytes("{\"$type\":\"ready\",\"Secret\":\"a guess\"}\n{\"$type\":\"finished\"}\n"), TestContext.Current.CancellationToken);

        var runner = new CellRunner(worker, Run.Limits, showsValues: true, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);
        var said = new List<CellOutput>();
        var end = await runner.RunAsync(SampleNotebook.Code("Console.Write(\"It is me.\");"), output =>
        {
            said.Add(output);
            return true;
        });

        Assert.Null(end.Failure);
        Assert.Equal([new StreamOutput("stdout", "It is me.")], said);
    }
}
