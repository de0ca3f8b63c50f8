namespace Descent.Runner;

/// <summary>What became of an exercise.</summary>
internal enum Mark
{
    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>There is an answer, and it is not right.</summary>
    NotYet,

    /// <summary>There is no answer.</summary>
    NotAnswered,

    /// <summary>The cell that should give the answer failed, or the answer could not be judged.</summary>
    Failed,
}
