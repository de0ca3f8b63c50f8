using System.Diagnostics.CodeAnalysis;

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

    /// <summary>The name of a type as C# writes it.</summary>
    internal static string NameOf(Type type)
    {
        if (type == typeof(double))
            return "double";
        if (type == typeof(int))
            return "int";
        if (type == typeof(bool))
            return "bool";
        if (type == typeof(string))
            return "string";
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[]";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }
}
