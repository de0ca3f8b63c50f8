using System.Text;

namespace Descent.Runner;

/// <summary>Sends console text and displayed values to the parent in the order in which they came.</summary>
internal sealed class OutputChannel(JsonLines messages)
{
    /// <summary>Text goes in pieces of at most this length: what is too much is noticed before all of it has come.</summary>
    private const int LongestPiece = 1 << 16;

    /// <summary>Points the console here, also where an earlier cell pointed it elsewhere.</summary>
    public void CaptureConsole()
    {
        Console.SetOut(new ConsoleWriter(this, "stdout"));
        Console.SetError(new ConsoleWriter(this, "stderr"));
    }

    /// <summary>Sends one output.</summary>
    public void Send(CellOutput output) => messages.Send<WorkerMessage>(new WorkerOutput(output));

    /// <summary>A console stream: every write is one message, so that nothing is lost when the process dies.</summary>
    private sealed class ConsoleWriter : TextWriter
    {
        private readonly OutputChannel channel;
        private readonly string streamName;

        public ConsoleWriter(OutputChannel channel, string streamName)
        {
            this.channel = channel;
            this.streamName = streamName;
            NewLine = "\n";
        }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

        public override void Write(string? value)
        {
            var rest = value.AsSpan();
            while (rest.Length > 0)
            {
                var length = Math.Min(LongestPiece, rest.Length);
                if (length < rest.Length && char.IsHighSurrogate(rest[length - 1])) length--;
                channel.Send(new StreamOutput(streamName, new string(rest[..length])));
                rest = rest[length..];
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
