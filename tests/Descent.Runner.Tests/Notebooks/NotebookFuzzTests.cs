using System.Text;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Damaged files: each is read, or refused with an error that names it.</summary>
public class NotebookFuzzTests
{
    private const int Files = 10_000;

    private static readonly byte[][] Pieces =
    [
        .. ((string[])["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "-1e999", "4", "5", "\"cells\":", "\"source\":", "\0", "\r\n"])
            .Select(Encoding.UTF8.GetBytes),
        [0xff],
        [0xfe, 0xff],
        [0xc3],
        [0xed, 0xa0, 0x80],
    ];

    [Fact]
    public void A_mutated_file_is_read_or_refused_and_nothing_else_happens()
    {
        using var folder = new TempFolder();
        var path = folder["mutated.ipynb"];
        byte[][] originals = [.. Directory.GetFiles(Course.NotebooksFolder, "*.ipynb").Select(Shortened)];
        var random = new Random(20261123);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Files; i++)
        {
            File.WriteAllBytes(path, Mutate(originals[i % originals.Length], random));
            try
            {
                var notebook = NotebookReader.Read(path);
                NotebookReader.Parse(path, CanonicalNotebook.ToText(notebook));
                read++;
            }
            catch (NotebookFormatException error)
            {
                Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        // Mutations that all end the same way would test little.
        Assert.True(read > Files / 20 && refused > Files / 20, $"{read} read, {refused} refused");
    }

    /// <summary>The beginning of a lesson, so that a mutation often hits the structure.</summary>
    private static byte[] Shortened(string path)
    {
        var notebook = NotebookReader.Read(path);
        return Encoding.UTF8.GetBytes(CanonicalNotebook.ToText(notebook with { Cells = [.. notebook.Cells.Take(4)] }));
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = new List<byte>(original);
        for (var edits = random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            var length = random.Next(0, Math.Min(40, bytes.Count - at));
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length), length));
                    break;
                case 3:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, random.GetItems(Pieces, 1)[0]);
                    break;
            }
        }

        return [.. bytes];
    }
}
