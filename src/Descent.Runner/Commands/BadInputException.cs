namespace Descent.Runner;

/// <summary>Something on the command line that cannot be used; the message says what to do instead.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
