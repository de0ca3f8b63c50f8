namespace Descent.Runner;

/// <summary>The process of a submission has gone, and will not answer any more.</summary>
internal sealed class WorkerGoneException() : Exception("The submission ended its process.");
