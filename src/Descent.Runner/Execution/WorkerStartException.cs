namespace Descent.Runner;

/// <summary>A worker that did not start; the message says why, as far as that is known.</summary>
internal sealed class WorkerStartException(string why, Exception? inner = null)
    : Exception($"The process to run it in did not start. {why}", inner);
