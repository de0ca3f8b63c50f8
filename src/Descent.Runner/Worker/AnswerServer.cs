using System.Linq.Expressions;
using System.Reflection;
using Descent.Lessons;
using Descent.Runner.Protocol;

namespace Descent.Runner.Worker;

/// <summary>The worker's side of judging: hands out what a submission's variables hold.</summary>
internal sealed class AnswerServer(CellSession session, JsonLines messages)
{
    /// <summary>How long a property may take to say what it is, before its exercise is judged by itself.</summary>
    private static readonly TimeSpan PatienceWithProperty = TimeSpan.FromSeconds(2);

    /// <summary>Serves one request, on a thread of its own: what a learner wrote may never return.</summary>
    public void Serve(WorkerRequest request)
    {
        var thread = new Thread(() => messages.Send<WorkerMessage>(request switch
        {
            FetchAnswer fetch => Fetch(fetch),
            CallAnswer call => Call(call),
            JudgeAnswer judge => Judge(judge),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request, "This is not about an answer."),
        }))
        {
            IsBackground = true,
        };
        thread.Start();
    }

    private AnswerFetched Fetch(FetchAnswer request)
    {
        if (session.FindVariable(request.Variable) is not { } variable)
            return new AnswerFetched(request.Call, AnswerKind.Missing, [], null);
        if (!TryEvaluate(variable, out var value))
            return new AnswerFetched(request.Call, AnswerKind.Other, [], null);
        if (value is null)
            return new AnswerFetched(request.Call, AnswerKind.Null, [], null);

        var type = value.GetType();
        if (PlainValue.IsPlain(type))
            return new AnswerFetched(request.Call, AnswerKind.Value, [type.FullName!], PlainValue.Write(value, type));

        return value is Delegate function && SignatureOf(function.GetType()) is { } signature
            ? new AnswerFetched(request.Call, AnswerKind.Function, signature, null)
            : new AnswerFetched(request.Call, AnswerKind.Other, [type.Name], null);
    }

    /// <summary>The value of what a cell has defined; false where code of the cell has to give it, and throws or takes too long.</summary>
    private static bool TryEvaluate(CellVariable variable, out object? value)
    {
        if (!variable.IsComputed)
        {
            value = variable.Value;
            return true;
        }

        object? computed = null;
        var hasThrown = false;
        var evaluation = new Thread(() =>
        {
            try
            {
                computed = variable.Value;
            }
            catch (Exception)
            {
                // It will throw again where its exercise is judged, which is then told why.
                hasThrown = true;
            }
        })
        {
            IsBackground = true,
        };
        evaluation.Start();
        var isComputed = evaluation.Join(PatienceWithProperty) && !hasThrown;
        value = isComputed ? computed : null;
        return isComputed;
    }

    /// <summary>The types of a Func of plain values, or null where it is something else.</summary>
    private static string[]? SignatureOf(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        Type[] types = [.. invoke.GetParameters().Select(parameter => parameter.ParameterType), invoke.ReturnType];
        return types.All(PlainValue.IsPlain) && type == Expression.GetDelegateType(types)
            ? [.. types.Select(plain => plain.FullName!)]
            : null;
    }

    private AnswerReturned Call(CallAnswer request)
    {
        try
        {
            var function = (Delegate)session.FindVariable(request.Variable)!.Value!;
            var invoke = function.GetType().GetMethod("Invoke")!;
            var arguments = invoke.GetParameters()
                .Zip(request.Arguments, (parameter, text) => PlainValue.Read(text, parameter.ParameterType))
                .ToArray();
            return new AnswerReturned(request.Call, PlainValue.Write(function.DynamicInvoke(arguments), invoke.ReturnType), null);
        }
        catch (Exception e)
        {
            var thrown = e is TargetInvocationException { InnerException: { } cause } ? cause : e;
            return new AnswerReturned(request.Call, null, $"{thrown.GetType().Name}: {thrown.Message}");
        }
    }

    private AnswerJudged Judge(JudgeAnswer request)
    {
        object? answer;
        try
        {
            answer = session.FindVariable(request.Variable)?.Value;
        }
        catch (Exception e)
        {
            return new AnswerJudged(request.Call, VerdictState.NotYet, $"Your property threw {e.GetType().Name}: {e.Message}", null);
        }

        var verdict = Exercise.Find(request.Exercise).Check(answer);
        return new AnswerJudged(request.Call, verdict.State, verdict.Feedback, verdict.Misconception);
    }
}
