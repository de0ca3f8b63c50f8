using System.Text.Encodings.Web;
using System.Text.Json;

namespace Descent.Runner.Protocol;

/// <summary>Messages over two streams, one line of JSON each.</summary>
/// <param name="input">Where the other side's messages come from.</param>
/// <param name="output">Where this side's go to.</param>
/// <param name="longest">Bytes a message may have; the other side may be hostile, and memory is finite.</param>
internal sealed class JsonLines(Stream input, Stream output, int longest) : IDisposable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock gate = new();
    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>Sends one message; may be called from any thread.</summary>
    public void Send<T>(T message)
    {
        // JSON without indentation has no line ends of its own.
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, Options), (byte)'\n'];
        lock (gate)
        {
            output.Write(line);
            output.Flush();
        }
    }

    /// <summary>The next message, or null when the other side has gone or sends what is none.</summary>
    /// <exception cref="InvalidDataException">The message is longer than it may be.</exception>
    public async Task<T?> ReceiveAsync<T>(CancellationToken cancellation)
        where T : class
    {
        try
        {
            // The last line of a process that died while it wrote has no end.
            return await ReadLineAsync(cancellation) is { } line ? JsonSerializer.Deserialize<T>(line.Span, Options) : null;
        }
        catch (Exception e) when (e is IOException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }

    private async Task<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellation)
    {
        MemoryStream? begun = null;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            var piece = buffer.AsMemory(start, length < 0 ? end - start : length);
            start += length < 0 ? piece.Length : length + 1;
            if (length >= 0 && begun is null) return piece;

            begun ??= new MemoryStream();
            if (begun.Length + piece.Length > longest) throw new InvalidDataException($"A message has more than {longest:N0} bytes.");
            begun.Write(piece.Span);
            if (length >= 0) return begun.GetBuffer().AsMemory(0, (int)begun.Length);

            start = 0;
            end = await input.ReadAsync(buffer, cancellation);
            if (end == 0) return null;
        }
    }
}
