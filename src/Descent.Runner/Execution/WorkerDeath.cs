namespace Descent.Runner;

/// <summary>Reads from a dead worker's remains what the cell did.</summary>
internal static class WorkerDeath
{
    /// <summary>The failure to report for the cell that was running.</summary>
    public static CellFailure Explain(int exitCode, string errorText)
    {
        if (errorText.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return new CellFailure(
                "StackOverflow",
                "The cell overflowed the stack. Look for a method that calls itself without end.",
                Line: null,
                Trace: []);
        }

        if (errorText.Contains("Out of memory", StringComparison.Ordinal))
            return new CellFailure("OutOfMemory", "The cell used more memory than --memory allows.", Line: null, []);

        return errorText.Length > 0
            ? new CellFailure(
                "ProcessCrashed",
                $"The cell crashed its process (exit code {exitCode}).",
                Line: null,
                errorText.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            : new CellFailure(
                "ProcessExited",
                $"The cell ended its process (exit code {exitCode}). Remove the call of Environment.Exit or its like.",
                Line: null,
                Trace: []);
    }
}
