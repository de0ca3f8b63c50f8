using System.Text.Encodings.Web;
using System.Text.Json;

namespace Descent.Runner;

/// <summary>Messages over a stream, one line of JSON each.</summary>
internal sealed class JsonLines(Stream stream) : IDisposable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StreamReader reader = new(stream);
    private readonly Lock gate = new();

    /// <summary>Sends one message; may be called from any thread.</summary>
    public void Send<T>(T message)
    {
        // JSON without indentation has no line ends of its own.
        var line = JsonSerializer.SerializeToUtf8Bytes(message, Options);
        lock (gate)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>The next message, or null when the other side has gone.</summary>
    public async Task<T?> ReceiveAsync<T>(CancellationToken cancellation)
        where T : class
    {
        try
        {
            // The last line of a process that died while it wrote has no end.
            return await reader.ReadLineAsync(cancellation) is { } line
                ? JsonSerializer.Deserialize<T>(line, Options)
                : null;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
