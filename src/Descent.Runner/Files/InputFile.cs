using System.Text;

namespace Descent.Runner.Files;

/// <summary>Tells input that cannot be read from results that cannot be written.</summary>
internal static class InputFile
{
    /// <summary>The encoding of all that is read; what is no UTF-8 is refused, instead of read with broken letters.</summary>
    public static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What <paramref name="read"/> gives.</summary>
    /// <param name="path">The file or folder that it reads.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read. {e.Message}", e);
        }
    }

    /// <summary>Whether a path is of something below a folder, by names alone: links are not followed.</summary>
    public static bool IsBelow(string path, string folder) =>
        Path.GetFullPath(path).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>Something named on the command line that cannot be used; the message says what to do instead.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
