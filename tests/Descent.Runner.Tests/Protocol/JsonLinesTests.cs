using System.Text;
using Xunit;

namespace Descent.Runner.Tests;

public class JsonLinesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000_000)]
    public async Task Messages_come_one_by_one_whatever_pieces_they_arrive_in(int bytesAtOnce)
    {
        var long1 = new string('x', 200_000);
        var bytes = Encoding.UTF8.GetBytes($"\"a\"\n\"{long1}\"\n\"b\"\n\"unfinished");
        using var lines = new JsonLines(new DrippingStream(bytes, bytesAtOnce), Stream.Null, longest: 1_000_000);

        Assert.Equal("a", await lines.ReceiveAsync<string>(TestContext.Current.CancellationToken));
        Assert.Equal(long1, await lines.ReceiveAsync<string>(TestContext.Current.CancellationToken));
        Assert.Equal("b", await lines.ReceiveAsync<string>(TestContext.Current.CancellationToken));
        Assert.Null(await lines.ReceiveAsync<string>(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_message_without_end_is_not_waited_for()
    {
        using var lines = new JsonLines(new EndlessStream(), Stream.Null, longest: 1_000_000);

        await Assert.ThrowsAsync<InvalidDataException>(() => lines.ReceiveAsync<string>(TestContext.Current.CancellationToken));
    }

    private sealed class DrippingStream(byte[] bytes, int bytesAtOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, bytesAtOnce)], cancellationToken);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
