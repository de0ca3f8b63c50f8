namespace Descent.Runner;

/// <summary>What a submission's function threw, in words: its exceptions stay in its own process.</summary>
internal sealed class SubmissionException(string what) : Exception(what);

/// <summary>The process of a submission has gone, and will not answer any more.</summary>
internal sealed class WorkerGoneException() : Exception("The submission ended its process.");
