namespace Descent.Runner;

/// <summary>Reads from a dead worker's remains what was done to it.</summary>
internal static class WorkerDeath
{
    /// <summary>The failure to report.</summary>
    /// <param name="subject">Whom to blame, as a sentence starts with it.</param>
    /// <param name="exitCode">The worker's exit code.</param>
    /// <param name="errorText">Its last words.</param>
    public static CellFailure Explain(string subject, int exitCode, string errorText)
    {
        if (errorText.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return new CellFailure(
                "StackOverflow",
                $"{subject} overflowed the stack. Look for a method that calls itself without end.",
                Line: null,
                Trace: []);
        }

        if (errorText.Contains("Out of memory", StringComparison.Ordinal)) return LimitFailure.Memory(subject);

        return errorText.Length > 0
            ? new CellFailure(
                "ProcessCrashed",
                $"{subject} crashed its process (exit code {exitCode}).",
                Line: null,
                errorText.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            : new CellFailure(
                "ProcessExited",
                $"{subject} ended its process (exit code {exitCode}). Remove the call of Environment.Exit or its like.",
                Line: null,
                Trace: []);
    }
}
