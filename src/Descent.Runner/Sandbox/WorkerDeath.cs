using System.Text;

namespace Descent.Runner.Sandbox;

/// <summary>Reads from a dead worker's remains what was done to it.</summary>
internal static class WorkerDeath
{
    /// <summary>The failure to report.</summary>
    /// <param name="subject">Whom to blame, as a sentence starts with it.</param>
    /// <param name="exitCode">The worker's exit code.</param>
    /// <param name="errorText">Its last words.</param>
    public static CellFailure Explain(string subject, int exitCode, string errorText)
    {
        if (errorText.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return new CellFailure(
                "StackOverflow",
                $"{subject} overflowed the stack. Look for a method that calls itself without end.",
                Line: null,
                Trace: []);
        }

        if (errorText.Contains("Out of memory", StringComparison.Ordinal)) return LimitFailure.Memory(subject);

        return errorText.Length > 0
            ? new CellFailure(
                "ProcessCrashed",
                $"{subject} crashed its process (exit code {exitCode}).",
                Line: null,
                errorText.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            : new CellFailure(
                "ProcessExited",
                $"{subject} ended its process (exit code {exitCode}). Remove the call of Environment.Exit or its like.",
                Line: null,
                Trace: []);
    }
}

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
