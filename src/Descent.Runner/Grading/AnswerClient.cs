using System.Collections.Concurrent;
using System.Linq.Expressions;
using Descent.Runner.Protocol;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>The grader's side of judging: asks a worker for what its variables hold.</summary>
/// <remarks>
/// All that a worker can do is to say what its answers are. Whether they are right is decided in this process, out of
/// reach of the submission, for everything that <see cref="PlainValue"/> can carry.
/// </remarks>
internal sealed class AnswerClient
{
    private readonly WorkerProcess worker;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<AnswerReply>> waiting = [];
    private int calls;

    /// <summary>Starts to listen; no one else may receive from the worker from now on.</summary>
    /// <param name="worker">Whom to ask.</param>
    /// <param name="mostCharacters">How much it may print meanwhile.</param>
    /// <param name="cancellation">Ends the listening.</param>
    public AnswerClient(WorkerProcess worker, int mostCharacters, CancellationToken cancellation)
    {
        this.worker = worker;
        End = ListenAsync(mostCharacters, cancellation);
    }

    /// <summary>Completes when the worker has gone.</summary>
    public Task End { get; }

    /// <summary>What a variable holds.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone.</exception>
    public async Task<AnswerFetched> FetchAsync(string variable) => (AnswerFetched)await AskAsync(call => new FetchAnswer(call, variable));

    /// <summary>The verdict on an answer that cannot leave the worker.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone.</exception>
    public async Task<AnswerJudged> JudgeAsync(string variable, string exercise) =>
        (AnswerJudged)await AskAsync(call => new JudgeAnswer(call, variable, exercise));

    /// <summary>A function that calls the one in a variable.</summary>
    public Delegate FunctionIn(string variable, AnswerFetched fetched)
    {
        Type[] types = [.. fetched.Types.Select(PlainValue.TypeOf)];
        return RemoteFunction.Create(types, arguments =>
        {
            var texts = arguments.Zip(types, PlainValue.Write).ToArray();
            var reply = (AnswerReturned)AskAsync(call => new CallAnswer(call, variable, texts)).GetAwaiter().GetResult();
            return reply.Error is { } error ? throw new SubmissionException(error) : PlainValue.Read(reply.Value!, types[^1]);
        });
    }

    private async Task<AnswerReply> AskAsync(Func<int, WorkerRequest> request)
    {
        var call = Interlocked.Increment(ref calls);
        var reply = waiting[call] = new TaskCompletionSource<AnswerReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        worker.Send(request(call));
        await Task.WhenAny(reply.Task, End);
        return reply.Task.IsCompletedSuccessfully ? await reply.Task : throw new WorkerGoneException();
    }

    private async Task ListenAsync(int mostCharacters, CancellationToken cancellation)
    {
        await Task.Yield();
        var allowance = new OutputAllowance(mostCharacters);
        try
        {
            while (await worker.ReceiveAsync(cancellation) is { } message)
            {
                if (message is WorkerOutput { Output: var output } && !allowance.Covers(output))
                {
                    worker.Stop(subject => LimitFailure.Output(subject, mostCharacters));
                    return;
                }

                if (message is AnswerReply reply && waiting.TryRemove(reply.Call, out var asked)) asked.TrySetResult(reply);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever waits learns that no reply will come.
        }
    }
}

/// <summary>Makes functions whose body is elsewhere.</summary>
internal static class RemoteFunction
{
    /// <summary>A Func of the given types, the last of which is what it returns.</summary>
    /// <param name="types">Its parameters, and what it returns.</param>
    /// <param name="call">Is given the arguments of each call, and gives back the value.</param>
    public static Delegate Create(Type[] types, Func<object?[], object?> call)
    {
        var parameters = types[..^1].Select(Expression.Parameter).ToArray();
        var arguments = parameters.Select(parameter => Expression.Convert(parameter, typeof(object)));
        var value = Expression.Invoke(Expression.Constant(call), Expression.NewArrayInit(typeof(object), arguments));
        return Expression.Lambda(Expression.GetDelegateType(types), Expression.Convert(value, types[^1]), parameters).Compile();
    }
}

/// <summary>What a submission's function threw, in words: its exceptions stay in its own process.</summary>
internal sealed class SubmissionException(string what) : Exception(what);

/// <summary>The process of a submission has gone, and will not answer any more.</summary>
internal sealed class WorkerGoneException() : Exception("The submission ended its process.");
