namespace Descent.Runner;

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
