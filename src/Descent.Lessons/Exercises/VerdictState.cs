namespace Descent.Lessons;

/// <summary>What became of an answer.</summary>
public enum VerdictState
{
    /// <summary>The answer is still null.</summary>
    NotAnswered,

    /// <summary>The answer is not right yet.</summary>
    NotYet,

    /// <summary>The answer is right.</summary>
    Right,
}
