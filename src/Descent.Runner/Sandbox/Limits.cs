namespace Descent.Runner.Sandbox;

/// <summary>What a notebook may use before it is stopped.</summary>
/// <param name="PerCell">Time for one cell.</param>
/// <param name="PerNotebook">Time for the whole notebook, start of its process included.</param>
/// <param name="MemoryMegabytes">Managed memory of its process.</param>
internal sealed record RunLimits(TimeSpan PerCell, TimeSpan PerNotebook, int MemoryMegabytes)
{
    /// <summary>Limits no lesson should come near.</summary>
    public static RunLimits Default { get; } =
        new(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(600), MemoryMegabytes: 2048);

    /// <summary>Characters one cell may put out; a loop that prints forever must not fill this process instead.</summary>
    public int OutputCharacters { get; init; } = 32_000_000;
}

/// <summary>The failures of what took more than it may.</summary>
/// <remarks>The subject, which starts each message, is whom to blame: the cell, for example, or the answer.</remarks>
internal static class LimitFailure
{
    /// <summary>It took too long.</summary>
    public static CellFailure Time(string subject, TimeSpan limit) => Time(subject, limit, "--cell-timeout");

    /// <summary>All cells together took too long.</summary>
    public static CellFailure NotebookTime(TimeSpan limit) => Time("The notebook", limit, "--timeout");

    /// <summary>It took too much memory.</summary>
    public static CellFailure Memory(string subject) => Failure("OutOfMemory", $"{subject} used more memory than --memory allows.");

    /// <summary>It put out too much.</summary>
    public static CellFailure Output(string subject, int characters) =>
        Failure("TooMuchOutput", $"{subject} put out more than {characters:N0} characters and was stopped. Print less.");

    /// <summary>It started or wrote too much.</summary>
    public static CellFailure TooMuch(string subject) =>
        Failure("TooMuch", $"{subject} started too many processes, wrote too many files, or hid from the grader, and was stopped.");

    private static CellFailure Time(string subject, TimeSpan limit, string option) =>
        Failure("Timeout", $"{subject} ran longer than {limit.TotalSeconds:0.#} s and was stopped. Look for a loop without end, or raise {option}.");

    private static CellFailure Failure(string name, string message) => new(name, message, Line: null, Trace: []);
}

/// <summary>How much may still be put out, of what has a common limit.</summary>
/// <param name="characters">The limit.</param>
internal sealed class OutputAllowance(int characters)
{
    private long used;

    /// <summary>Whether an output is within the limit, together with those before it; only then it counts.</summary>
    public bool Covers(CellOutput output)
    {
        if (used + output.Length > characters) return false;
        used += output.Length;
        return true;
    }
}
