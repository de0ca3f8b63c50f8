using System.Text;

namespace Descent.Kernel;

/// <summary>Takes the console away from the process, for as long as there is a session.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter output;
    private readonly TextWriter error;
    private readonly Action<CellOutput> send;

    /// <summary>Takes it.</summary>
    /// <param name="send">Is told each piece of text.</param>
    public ConsoleCapture(Action<CellOutput> send)
    {
        (output, error) = (Console.Out, Console.Error);
        this.send = send;
    }

    /// <summary>Points the console here, also where an earlier cell pointed it elsewhere.</summary>
    public void Point()
    {
        Console.SetOut(new Writer(send, "stdout"));
        Console.SetError(new Writer(send, "stderr"));

        // Elsewhere the host decides what there is to read. A page has nothing, and would say so with an exception.
        if (OperatingSystem.IsBrowser()) Console.SetIn(TextReader.Null);
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        Console.SetOut(output);
        Console.SetError(error);
    }

    /// <summary>A console stream: every write is one output, so that nothing is lost when the process dies.</summary>
    private sealed class Writer : TextWriter
    {
        /// <summary>Text goes in pieces of at most this length: what is too much is noticed before all of it has come.</summary>
        private const int LongestPiece = 1 << 16;

        private readonly Action<CellOutput> send;
        private readonly string name;

        public Writer(Action<CellOutput> send, string name)
        {
            this.send = send;
            this.name = name;
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
                send(new StreamOutput(name, new string(rest[..length])));
                rest = rest[length..];
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
