using System.Text;

namespace Descent.Runner;

/// <summary>Drains a stream and keeps its beginning.</summary>
/// <remarks>A process blocks on a full pipe, so all of it must be read; a crash says why in its first lines.</remarks>
internal sealed class StreamHead
{
    private readonly Lock gate = new();
    private readonly byte[] head = new byte[4096];
    private int length;

    /// <summary>Starts to read, without ever holding more than the head.</summary>
    public StreamHead(Stream stream) => End = ReadAsync(stream);

    /// <summary>Completes at the stream's end, which may come late: whoever inherited it keeps it open.</summary>
    public Task End { get; }

    /// <summary>What has come so far.</summary>
    public string Text
    {
        get
        {
            lock (gate) return Encoding.UTF8.GetString(head, 0, length);
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) is var count and > 0)
        {
            var kept = Math.Min(count, head.Length - length);
            lock (gate)
            {
                buffer.AsSpan(0, kept).CopyTo(head.AsSpan(length));
                length += kept;
            }
        }
    }
}
