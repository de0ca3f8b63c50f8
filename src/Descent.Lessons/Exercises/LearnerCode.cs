using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace Descent.Lessons;

/// <summary>Calls code that a learner wrote: whatever it throws, and when it never returns, becomes part of a verdict.</summary>
internal static class LearnerCode
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Calls it, and says in a learner's words what went wrong if anything did.</summary>
    /// <param name="call">Calls the learner's code.</param>
    /// <param name="result">What it gave.</param>
    /// <param name="failure">What to tell the learner.</param>
    internal static bool TryCall<T>(Func<T> call, [NotNullWhen(true)] out T? result, [NotNullWhen(false)] out string? failure)
        where T : class
    {
        T? returned = null;
        Exception? thrown = null;

        void Call()
        {
            try
            {
                returned = call();
            }
#pragma warning disable CA1031 // Whatever a learner's code throws is part of the verdict.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                thrown = exception;
            }
        }

        var ended = true;
        if (OperatingSystem.IsBrowser())
        {
            Call(); // There are no other threads; whoever shows the page ends a worker that never answers.
        }
        else
        {
            // A thread cannot be stopped from outside; as a background thread it does not keep the process alive.
            var thread = new Thread(Call) { IsBackground = true };
            thread.Start();
            ended = thread.Join(TimeLimit);
        }

        result = ended ? returned : null;
        failure = !ended
            ? $"Your function did not return within {TimeLimit.TotalSeconds} seconds. Look for a loop that never ends, and restart the kernel: the function is still running."
            : thrown is not null ? $"Your function threw {thrown.GetType().Name}: {thrown.Message}" : null;
        return result is not null;
    }

    /// <summary>The learning rates of a schedule that a learner may have written, each a finite number, 0 or greater.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="steps">How many of them.</param>
    /// <param name="learningRates">α_0, α_1, …</param>
    /// <param name="failure">What to tell the learner.</param>
    internal static bool TryLearningRates(Schedule schedule, int steps, [NotNullWhen(true)] out double[]? learningRates, [NotNullWhen(false)] out string? failure) =>
        TryCall(() => Schedule.Custom(schedule.ToString(), schedule.At).Values(steps), out learningRates, out failure);

    /// <summary>Judges an answer, or what it gives where it is a method without parameters; null where there is none.</summary>
    /// <param name="answer">What the learner gave.</param>
    /// <param name="judge">Judges it.</param>
    internal static Judgment? Judged(object? answer, Func<object, Judgment> judge)
    {
        if (answer is not Delegate method || method.Method.ReturnType == typeof(void) || ParametersOf(method).Length > 0)
            return answer is null ? null : judge(answer);
        if (!TryCall(() => new[] { Invoke(method) }, out var given, out var failure))
            return Judgment.NotYet(failure);
        return given[0] is { } result ? judge(result) : null;
    }

    /// <summary>A number of any type as a double.</summary>
    /// <param name="answer">What the learner gave.</param>
    /// <param name="number">The number.</param>
    internal static bool TryNumber(object answer, out double number)
    {
        number = double.NaN;
        return IsNumber(answer.GetType())
            && double.TryParse(((IFormattable)answer).ToString(null, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A learner's function as one of the type that an exercise calls, where each of its parameters can take what it is given.</summary>
    /// <param name="answer">What the learner gave: a function of the same numbers, of these or wider types.</param>
    /// <param name="calls">Takes note of every call, in order; one that throws gives NaN.</param>
    /// <param name="function">The function.</param>
    internal static bool TryFunction<TFunction>(object answer, List<Trial> calls, [NotNullWhen(true)] out TFunction? function)
        where TFunction : Delegate
    {
        function = null;
        var wanted = typeof(TFunction).GetMethod("Invoke")!.GetParameters();
        if (answer is not Delegate method || !IsNumber(method.Method.ReturnType))
            return false;
        var types = ParametersOf(method);
        if (types.Length != wanted.Length || types.Zip(wanted).Any(pair => !CanTake(pair.First, pair.Second.ParameterType)))
            return false;

        double Call(object[] arguments)
        {
            var (result, thrown) = (double.NaN, (Exception?)null);
            try
            {
                var returned = Invoke(method, [.. arguments.Zip(types, (argument, type) => Convert.ChangeType(argument, type, CultureInfo.InvariantCulture))]);
                TryNumber(returned!, out result);
            }
#pragma warning disable CA1031 // Whatever a learner's code throws is part of the verdict.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                thrown = exception;
            }

            calls.Add(new Trial(string.Join(", ", arguments.Select(argument => Text.Number(Convert.ToDouble(argument, CultureInfo.InvariantCulture)))), result, thrown));
            return result;
        }

        var parameters = wanted.Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        var call = Expression.Invoke(
            Expression.Constant((Func<object[], double>)Call),
            Expression.NewArrayInit(typeof(object), parameters.Select(parameter => Expression.Convert(parameter, typeof(object)))));
        function = Expression.Lambda<TFunction>(call, parameters).Compile();
        return true;
    }

    private static object? Invoke(Delegate method, params object[] arguments)
    {
        try
        {
            return method.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } thrown)
        {
            throw thrown;
        }
    }

    /// <summary>The types that a call of the delegate takes, which its method may have more of.</summary>
    private static Type[] ParametersOf(Delegate method) => [.. method.GetType().GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)];

    private static bool IsNumber(Type type) => type != typeof(char)
        && Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(INumberBase<>));

    private static bool CanTake(Type parameter, Type argument) => parameter == argument
        || parameter == typeof(double) || parameter == typeof(decimal) || parameter == typeof(float)
        || (parameter == typeof(long) && argument == typeof(int));

    /// <summary>The name of a type as C# writes it.</summary>
    internal static string NameOf(Type type)
    {
        if (type == typeof(double))
            return "double";
        if (type == typeof(int))
            return "int";
        if (type == typeof(bool))
            return "bool";
        if (type == typeof(long))
            return "long";
        if (type == typeof(float))
            return "float";
        if (type == typeof(decimal))
            return "decimal";
        if (type == typeof(string))
            return "string";
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[]";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }

    /// <summary>One call of a learner's function: with what, what it gave, and what it threw if it did.</summary>
    internal sealed record Trial(string Arguments, double Result, Exception? Thrown);
}
