namespace Descent.Runner;

/// <summary>TeX that cannot be typeset; the message says what is wrong with it.</summary>
internal sealed class TexException(string message) : Exception(message);
