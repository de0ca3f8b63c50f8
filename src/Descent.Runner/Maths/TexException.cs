namespace Descent.Runner;

/// <summary>A formula that cannot be converted. The message says what is wrong and where.</summary>
internal sealed class TexException(string problem, int offset)
    : Exception($"{problem} (at character {offset + 1})");
