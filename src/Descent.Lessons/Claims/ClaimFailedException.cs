namespace Descent.Lessons;

/// <summary>A claim did not hold.</summary>
public sealed class ClaimFailedException : Exception
{
    internal ClaimFailedException(string message)
        : base(message)
    {
    }
}
