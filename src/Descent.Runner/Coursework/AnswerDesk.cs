using System.Linq.Expressions;
using System.Reflection;
using Descent.Lessons;

namespace Descent.Runner;

/// <summary>The worker's side of judging: hands out what a submission's variables hold.</summary>
internal sealed class AnswerDesk(CSharpSession session, JsonLines messages)
{
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
        if (variable.Value is not { } value)
            return new AnswerFetched(request.Call, AnswerKind.Null, [], null);

        var type = value.GetType();
        if (PlainValue.IsPlain(type))
            return new AnswerFetched(request.Call, AnswerKind.Value, [type.FullName!], PlainValue.Write(value, type));

        return value is Delegate function && SignatureOf(function.GetType()) is { } signature
            ? new AnswerFetched(request.Call, AnswerKind.Function, signature, null)
            : new AnswerFetched(request.Call, AnswerKind.Other, [type.Name], null);
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
            var function = (Delegate)session.FindVariable(request.Variable)!.Value;
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
        var verdict = Exercise.Find(request.Exercise).Check(session.FindVariable(request.Variable)?.Value);
        return new AnswerJudged(request.Call, verdict.State, verdict.Feedback, verdict.Misconception);
    }
}
