using System.IO.Compression;

namespace Descent.Runner.Book;

/// <summary>The C# of the book's pages as one script, which a page may load from a file as well as from a site.</summary>
/// <remarks>
/// The build leaves the packed files of Descent.Lab in a folder beside this program, see the target PackLab. A program that
/// was built without it writes a book whose cells can be read but not run.
/// </remarks>
internal static class LabBundle
{
    /// <summary>Its name among the book's assets.</summary>
    public const string FileName = "lab.js";

    private const string Packed = ".gz";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "lab");

    /// <summary>About how large it is; null where there is none.</summary>
    public static int? Megabytes { get; } = Directory.Exists(Folder)
        ? (int)Math.Ceiling(new DirectoryInfo(Folder).EnumerateFiles($"*{Packed}").Sum(file => file.Length) * 4 / 3 / 1e6)
        : null;

    /// <summary>Writes it, where there is one.</summary>
    public static void Write(string path)
    {
        if (Megabytes is null) return;

        // JSON is JavaScript, and base64 needs no escapes.
        using var script = new StreamWriter(path) { NewLine = "\n" };
        script.Write("(window.descent ??= {}).bundle = { files: {");
        foreach (var file in Directory.EnumerateFiles(Folder, $"*{Packed}").Order(StringComparer.Ordinal))
            Add(script, Path.GetFileName(file)[..^Packed.Length], File.ReadAllBytes(file));
        Add(script, "Descent.Lessons.xml", Pack(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Descent.Lessons.xml"))));
        Add(script, "worker.js", Pack(BookWriter.ReadAsset("worker.js")));
        script.WriteLine("\n} };");
    }

    private static void Add(StreamWriter script, string name, byte[] packed) =>
        script.Write($"\n\"{name}\": \"{Convert.ToBase64String(packed)}\",");

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.SmallestSize)) packer.Write(bytes);
        return packed.ToArray();
    }
}
