using System.Text;

namespace Descent.Runner;

/// <summary>Drains a stream and keeps its beginning.</summary>
/// <remarks>A process blocks on a full pipe, so all of it must be read; a crash says why in its first lines.</remarks>
internal static class StreamHead
{
    private const int Kept = 4096;

    /// <summary>Reads to the end, without ever holding more than the head.</summary>
    public static async Task<string> ReadAsync(Stream stream)
    {
        var head = new MemoryStream();
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) is var count and > 0)
            head.Write(buffer, 0, (int)Math.Min(count, Kept - head.Length));

        return Encoding.UTF8.GetString(head.GetBuffer(), 0, (int)head.Length);
    }
}
