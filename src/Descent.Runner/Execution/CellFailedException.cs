namespace Descent.Runner;

/// <summary>A cell that cannot run, with the failure to report for it.</summary>
internal sealed class CellFailedException(CellFailure failure) : Exception(failure.Message)
{
    /// <summary>What to report.</summary>
    public CellFailure Failure { get; } = failure;
}
