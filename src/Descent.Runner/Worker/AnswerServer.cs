using System.Linq.Expressions;
using System.Reflection;
using Descent.Lessons;
using Descent.Runner.Protocol;

namespace Descent.Runner.Worker;

/// <summary>The worker's side of judging: hands out what a submission's answers are.</summary>
internal sealed class AnswerServer(CellSession session, JsonLines messages)
{
    /// <summary>How long a property may take to say what it is.</summary>
    private static readonly TimeSpan PatienceWithProperty = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, object> seen = [];

    /// <summary>The exercises that the last cell checked an answer to.</summary>
    /// <remarks>In a graded submission, a check judges nothing and leaves the answer where this finds it.</remarks>
    public IReadOnlyList<string> TakeChecked()
    {
        var ids = new List<string>();
        foreach (var name in Exercise.All.Select(exercise => exercise.Id))
        {
            if (AppContext.GetData(CheckedAnswer.Prefix + name) is not { } answer) continue;
            AppContext.SetData(CheckedAnswer.Prefix + name, null);
            lock (seen) seen[name] = answer;
            ids.Add(name);
        }

        return ids;
    }

    /// <summary>Serves one request, on a thread of its own: what a learner wrote may never return.</summary>
    public void Serve(WorkerRequest request)
    {
        var thread = new Thread(() => messages.Send<WorkerMessage>(request switch
        {
            FetchAnswer fetch => TryFetch(fetch),
            CallAnswer call => Call(call),
            AskSchedule ask => Ask(ask),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "This is not about an answer."),
        }))
        {
            IsBackground = true,
        };
        thread.Start();
    }

    private AnswerFetched TryFetch(FetchAnswer request)
    {
        try
        {
            return Fetch(request);
        }
        catch (Exception e)
        {
            return new AnswerFetched(request.Call, AnswerKind.Throws, [], $"threw {Say(e)}");
        }
    }

    private AnswerFetched Fetch(FetchAnswer request)
    {
        object? value;
        if (request.Place.Exercise is { } exercise)
        {
            lock (seen) value = seen.GetValueOrDefault(exercise);
        }
        else
        {
            if (session.FindVariable(request.Place.Variable) is not { } variable)
                return new AnswerFetched(request.Call, AnswerKind.Missing, [], null);
            if (!TryEvaluate(variable, out value, out var failure))
                return new AnswerFetched(request.Call, AnswerKind.Throws, [], failure);
        }

        if (value is null)
            return new AnswerFetched(request.Call, AnswerKind.Null, [], null);

        var type = value.GetType();
        if (PlainValue.IsPlain(type))
            return new AnswerFetched(request.Call, AnswerKind.Value, [type.FullName!], PlainValue.Write(value, type));

        if (value is Run run)
            return new AnswerFetched(request.Call, AnswerKind.Run, [], null) { Run = RunDescription.Of(run) };
        return value is Delegate function && SignatureOf(function.GetType()) is { } signature
            ? new AnswerFetched(request.Call, AnswerKind.Function, signature, null)
            : new AnswerFetched(request.Call, AnswerKind.Other, [], type.Name);
    }

    /// <summary>The value of what a cell has defined; false where code of the cell has to give it, and throws or takes too long.</summary>
    private static bool TryEvaluate(CellVariable variable, out object? value, out string? failure)
    {
        (value, failure) = (null, null);
        if (!variable.IsComputed)
        {
            value = variable.Value;
            return true;
        }

        object? computed = null;
        string? thrown = null;
        var evaluation = new Thread(() =>
        {
            try
            {
                computed = variable.Value;
            }
            catch (Exception e)
            {
                thrown = $"threw {e.GetType().Name}: {e.Message}";
            }
        })
        {
            IsBackground = true,
        };
        evaluation.Start();
        if (!evaluation.Join(PatienceWithProperty)) thrown = $"did not say what it is within {PatienceWithProperty.TotalSeconds} s.";
        failure = thrown;
        value = thrown is null ? computed : null;
        return thrown is null;
    }

    /// <summary>The types of a function of plain values, or null where it is something else.</summary>
    private static string[]? SignatureOf(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        Type[] types = [.. invoke.GetParameters().Select(parameter => parameter.ParameterType), invoke.ReturnType];
        return types.All(PlainValue.IsPlain) && Expression.TryGetFuncType(types, out _)
            ? [.. types.Select(plain => plain.FullName!)]
            : null;
    }

    private object? ValueAt(AnswerPlace place)
    {
        if (place.Exercise is null) return session.FindVariable(place.Variable)!.Value;
        lock (seen) return seen[place.Exercise];
    }

    private AnswerReturned Call(CallAnswer request)
    {
        try
        {
            var function = (Delegate)ValueAt(request.Place)!;
            var invoke = function.GetType().GetMethod("Invoke")!;
            var arguments = invoke.GetParameters()
                .Select((parameter, i) => PlainValue.As(PlainValue.Read(request.Arguments[i], PlainValue.TypeOf(request.Types[i])), parameter.ParameterType))
                .ToArray();
            var returns = PlainValue.TypeOf(request.Types[^1]);
            return new AnswerReturned(request.Call, PlainValue.Write(PlainValue.As(function.DynamicInvoke(arguments), returns), returns), null);
        }
        catch (Exception e)
        {
            return new AnswerReturned(request.Call, null, Say(e));
        }
    }

    private ScheduleAsked Ask(AskSchedule request)
    {
        var learningRates = new List<double>();
        try
        {
            var schedule = (Schedule)((Run)ValueAt(request.Place)!).Settings.LearningRate;
            while (learningRates.Count < request.Count) learningRates.Add(schedule.At(request.From + learningRates.Count));
        }
        catch (Exception e) when (learningRates.Count == 0)
        {
            return new ScheduleAsked(request.Call, null, Say(e));
        }
        catch (Exception)
        {
            // It has no more, and perhaps the run does not need it.
        }

        return new ScheduleAsked(request.Call, learningRates, null);
    }

    private static string Say(Exception e)
    {
        var thrown = e is TargetInvocationException { InnerException: { } cause } ? cause : e;
        return $"{thrown.GetType().Name}: {thrown.Message}";
    }
}
