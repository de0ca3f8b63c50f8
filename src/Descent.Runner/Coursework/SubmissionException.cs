namespace Descent.Runner;

/// <summary>What a submission's function threw, in words: its exceptions stay in its own process.</summary>
internal sealed class SubmissionException(string what) : Exception(what);
