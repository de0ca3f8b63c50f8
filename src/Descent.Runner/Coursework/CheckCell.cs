namespace Descent.Runner;

/// <summary>What became of the cell that checks an exercise.</summary>
internal enum CheckCell
{
    /// <summary>It is as in the course's notebook.</summary>
    Intact,

    /// <summary>Something asks for the exercise, but in other words.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,
}
