namespace Descent.Runner;

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

    /// <summary>It wrote too much to its folder.</summary>
    public static CellFailure Files(string subject) =>
        Failure("TooMuchWritten", $"{subject} wrote more than {FolderLimit.Megabytes} MB or {FolderLimit.Files:N0} files, or hid what it wrote.");

    private static CellFailure Time(string subject, TimeSpan limit, string option) =>
        Failure("Timeout", $"{subject} ran longer than {limit.TotalSeconds:0.#} s and was stopped. Look for a loop without end, or raise {option}.");

    private static CellFailure Failure(string name, string message) => new(name, message, Line: null, Trace: []);
}
