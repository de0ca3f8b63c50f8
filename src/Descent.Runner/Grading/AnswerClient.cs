using System.Linq.Expressions;
using Descent.Runner.Protocol;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>The grader's side of judging: asks a worker what its answers are, one question at a time.</summary>
/// <remarks>
/// All that a worker can do is to say what its answers are. Whether they are right is decided in this process, out of
/// reach of the submission.
/// </remarks>
/// <param name="worker">Whom to ask.</param>
/// <param name="mostCharacters">How much it may print meanwhile.</param>
/// <param name="cancellation">Ends the asking.</param>
internal sealed class AnswerClient(WorkerProcess worker, int mostCharacters, CancellationToken cancellation) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly OutputAllowance allowance = new(mostCharacters);
    private int calls;

    /// <summary>Whether it has gone, or has not answered yet: then it can be asked no more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether it has gone.</summary>
    public bool IsGone { get; private set; }

    /// <summary>What an answer is.</summary>
    /// <exception cref="WorkerGoneException">The worker has gone.</exception>
    public Task<AnswerFetched> FetchAsync(AnswerPlace place) => AskAsync<AnswerFetched>(call => new FetchAnswer(call, place));

    /// <summary>A function of some types, which calls the one that is an answer.</summary>
    public Delegate FunctionAt(AnswerPlace place, Type[] types)
    {
        string[] names = [.. types.Select(type => type.FullName!)];
        return RemoteFunction.Create(types, arguments =>
        {
            var texts = arguments.Zip(types, PlainValue.Write).ToArray();
            var reply = AskAsync<AnswerReturned>(call => new CallAnswer(call, place, texts, names)).GetAwaiter().GetResult();
            return reply.Error is { } error ? throw new SubmissionException(error) : PlainValue.Read(reply.Value!, types[^1]);
        });
    }

    /// <summary>Learning rates of the run that is an answer.</summary>
    public IReadOnlyList<double> LearningRatesAt(AnswerPlace place, int from, int count)
    {
        var reply = AskAsync<ScheduleAsked>(call => new AskSchedule(call, place, from, count)).GetAwaiter().GetResult();
        return reply.Error is { } error ? throw new SubmissionException(error) : reply.LearningRates ?? [];
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<T> AskAsync<T>(Func<int, WorkerRequest> request)
        where T : AnswerReply
    {
        await gate.WaitAsync(cancellation);

        // Until it has answered. Who asks may give up waiting, and then no one can ask again.
        IsLost = true;
        try
        {
            var call = ++calls;
            worker.Send(request(call));
            while (await worker.ReceiveAsync(cancellation) is { } message)
            {
                if (message is WorkerOutput { Output: var output } && !allowance.Covers(output))
                {
                    worker.Stop(subject => LimitFailure.Output(subject, mostCharacters));
                    break;
                }

                if (message is not AnswerReply reply || reply.Call != call) continue;
                if (reply is not T expected) break;
                IsLost = false;
                return expected;
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever waits learns that no reply will come.
        }
        finally
        {
            gate.Release();
        }

        IsGone = true;
        throw new WorkerGoneException();
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
