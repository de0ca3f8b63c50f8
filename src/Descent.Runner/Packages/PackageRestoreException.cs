namespace Descent.Runner;

/// <summary>A package that could not be had; the message says which and why.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);
