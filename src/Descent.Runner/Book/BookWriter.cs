using System.IO.Compression;
using System.Text;
using Descent.Runner.Book.Gallery;
using Descent.Runner.Book.Pages;
using Descent.Runner.Book.Reference;
using Descent.Runner.Files;
using Descent.Runner.Running;

namespace Descent.Runner.Book;

/// <summary>Writes a book as a static site that needs no server and no network.</summary>
internal static class BookWriter
{
    private static readonly string[] Assets =
        ["book.css", "home.css", "ask.css", "lab.css", "theme.js", "scroll.js", "keep.js", "follow.js", "home.js", .. PageFrame.AskScripts, .. PageFrame.LabScripts];

    /// <summary>Replaces the book in <paramref name="folder"/> and returns what of the notebooks it cannot show.</summary>
    public static IReadOnlyList<BookProblem> Write(IReadOnlyList<NotebookResult> results, FigureGallery gallery, string folder)
    {
        var book = CourseBook.Of(results, gallery);

        using var staged = new StagedFolder(folder);
        Write(PageName.FileOf(PageName.Contents), ContentsPage.Render(book, gallery.Opening));
        foreach (var lesson in book.Lessons) Write(lesson.Page.FileName, LessonPage.Render(book.Sidebar, lesson.Page));
        foreach (var page in book.Beside) Write(page.FileName, PageFrame.Render(book.Sidebar, page));

        Directory.CreateDirectory(Path.Combine(staged.Path, "assets"));
        foreach (var name in Assets) File.WriteAllBytes(Path.Combine(staged.Path, "assets", name), ReadAsset(name));

        // Every notebook carries the same one: they all run against the library this program was built with.
        Write("assets/plotly.js", gallery.Plotly);
        Write("assets/ask-index.js", BookPassages.IndexOf([.. results.Select(result => result.Notebook)]).ToScript());
        LabBundle.Write(Path.Combine(staged.Path, "assets", LabBundle.FileName));

        staged.Commit();
        return [.. book.Lessons.SelectMany(lesson => lesson.Problems)];

        void Write(string file, string text) => AtomicFile.Write(Path.Combine(staged.Path, file), text);
    }

    /// <summary>Looks whether a book may be written in the place of what is there.</summary>
    /// <exception cref="BadInputException">What is there is something else, which would be lost.</exception>
    public static void RequireBook(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (File.Exists(Path.Combine(folder, PageName.FileOf(PageName.Contents))) && Directory.Exists(Path.Combine(folder, "assets"))) return;
        throw new BadInputException($"{folder} is there already and is not a book: a book in its place would delete what is in it. Move it away, or name another folder with --output.");
    }

    /// <summary>The scripts that rank what answers a question, as one: they need no page.</summary>
    internal static string ReadRanking() => string.Concat(PageFrame.RankingScripts.Select(name => Encoding.UTF8.GetString(ReadAsset(name))));

    /// <summary>One of the scripts and style sheets.</summary>
    internal static byte[] ReadAsset(string name)
    {
        using var source = typeof(BookWriter).Assembly.GetManifestResourceStream($"book/{name}")!;
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>All that a book shows.</summary>
/// <param name="Lessons">The lessons, in order.</param>
/// <param name="Beside">The pages beside the lessons, in order.</param>
internal sealed record CourseBook(IReadOnlyList<BookLesson> Lessons, IReadOnlyList<BookPage> Beside)
{
    /// <summary>The way from each page to all others.</summary>
    public Sidebar Sidebar { get; } = new([.. Lessons.Select(lesson => lesson.Page)], Beside);

    /// <summary>The book of executed notebooks.</summary>
    public static CourseBook Of(IReadOnlyList<NotebookResult> results, FigureGallery gallery)
    {
        var notebooks = results.Select(result => result.Notebook.FileName).ToHashSet();
        return new CourseBook(
            [.. results.Select(result => LessonRenderer.Render(result, notebooks))],
            [GalleryPage.Of(gallery), ReferencePage.Create()]);
    }
}

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
