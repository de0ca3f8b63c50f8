namespace Descent.Runner;

/// <summary>How much a submission may keep in its folder.</summary>
internal static class FolderLimit
{
    /// <summary>In all files together.</summary>
    public const int Megabytes = 256;

    /// <summary>How many of them.</summary>
    public const int Files = 10_000;

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>Whether a folder holds more, or what it holds cannot be seen: there might be anything.</summary>
    public static bool IsExceeded(string folder)
    {
        try
        {
            var (bytes, files) = (0L, 0);
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Everything))
            {
                if ((bytes += LengthOf(file)) > Megabytes * 1024L * 1024L || ++files > Files) return true;
            }

            return false;
        }
        catch (DirectoryNotFoundException)
        {
            // It is being removed, and nothing can be written to it any more.
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            // Removed since it was listed.
            return 0;
        }
    }
}
