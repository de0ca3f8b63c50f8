using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Lessons;
using Descent.Runner.Book.Pages;

namespace Descent.Lab;

/// <summary>What the page can ask for. All answers are JSON; places in code are counted in UTF-16, as scripts count them.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Page
{
    /// <summary>What cells can use of .NET. The project file keeps these whole when all else is trimmed.</summary>
    private static readonly string[] Framework =
    [
        "System.Private.CoreLib", "System.Private.Uri", "System.Runtime", "System.Runtime.Extensions", "netstandard",
        "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable", "System.ObjectModel", "System.Memory",
        "System.Linq", "System.Linq.Expressions", "System.Console", "System.Runtime.Numerics", "System.Numerics.Vectors",
        "System.Text.Json", "System.Text.RegularExpressions", "System.Text.Encoding.Extensions", "System.IO", "System.IO.Compression",
        "System.Threading", "System.Threading.Tasks", "System.Threading.Tasks.Parallel", "System.Threading.Thread",
        "System.Diagnostics.StackTrace", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Runtime.Loader", "Microsoft.CSharp",
    ];

    private const string ProgressFile = "/progress.json";
    private const string ExercisesFile = "exercises.json";

    /// <summary>The most that a cell puts out: what a page shows no longer is of no use to anybody, and a page that shows more no longer answers.</summary>
    private const int MostCharacters = 1_000_000, MostDisplays = 1_000;

    private static CellSession? session;
    private static long characters, displays;

    private static CellSession Session => session ?? throw new InvalidOperationException("The session has not been started.");

    /// <summary>Starts the session, and compiles something: the first time that takes a second, which a reader's own cell is spared.</summary>
    /// <param name="documentation">The library's XML file.</param>
    /// <param name="progress">What <see cref="Progress"/> gave last time; empty at first.</param>
    /// <param name="exercises">A teacher's file of exercises; empty where there is none.</param>
    [JSExport]
    internal static async Task Start(string documentation, string progress, string exercises)
    {
        // As beside a notebook.
        if (exercises.Length > 0) File.WriteAllText(ExercisesFile, exercises);
        if (progress.Length > 0) File.WriteAllText(ProgressFile, progress);
        Environment.SetEnvironmentVariable("DESCENT_PROGRESS", ProgressFile);

        // Otherwise the runtime looks for Descent.Charts before the library has said where it is.
        RuntimeHelpers.RunModuleConstructor(typeof(Lesson).Module.ModuleHandle);

        var numerics = CellReference.FromLoaded(Assembly.Load("MathNet.Numerics"));
        var lessons = CellReference.FromLoaded(typeof(Lesson).Assembly, () => documentation);
        session = new CellSession(new SessionOptions
        {
            References = [.. Framework.Select(name => CellReference.FromLoaded(Assembly.Load(name)))],
            Packages = new Dictionary<string, IReadOnlyList<CellReference>> { ["Descent.Lessons"] = [lessons, numerics], ["MathNet.Numerics"] = [numerics] },
            Output = output =>
            {
                if (output is not ErrorOutput) Count(output);
                if (output is StreamOutput stream) Write(stream.Name, stream.Text);
                else Show(CellOutputHtml.Render(output), (output as DisplayOutput)?.DisplayId ?? "", output is DisplayOutput { IsUpdate: true });
            },
        });
        await session.RunAsync(0, "#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;\n_ = 0;");
        session.Reset();
    }

    /// <summary>The file in which the library keeps which exercises are right. It is in memory: the page keeps what is in it.</summary>
    [JSExport]
    internal static string Progress() => File.Exists(ProgressFile) ? File.ReadAllText(ProgressFile) : "";

    /// <summary>Runs a cell, and answers whether it came to its end. What it puts out is shown while it runs.</summary>
    [JSExport]
    internal static async Task<bool> Run(int number, string code)
    {
        characters = displays = 0;
        return await Session.RunAsync(number, code) is null;
    }

    /// <summary>What can be moved in a figure that a cell has put out.</summary>
    [JSExport]
    internal static string DescribeFigure(string key) => LiveFigures.Describe(key);

    /// <summary>That figure at other values of its sliders, and from another start unless that is empty.</summary>
    [JSExport]
    internal static string RedrawFigure(string key, double[] values, double[] start) => LiveFigures.Redraw(key, values, start is [] ? null : start);

    /// <summary>Forgets all cells.</summary>
    [JSExport]
    internal static void Reset() => Session.Reset();

    /// <summary>Takes the texts of the cells above the one that is edited.</summary>
    [JSExport]
    internal static void Suppose(string[] cells) => Session.Suppose(cells);

    /// <summary>What is wrong with a cell.</summary>
    [JSExport]
    internal static string Check(string code) => JsonSerializer.Serialize(Session.Check(code), PageJson.Default.IReadOnlyListCellDiagnostic);

    /// <summary>What fits at a place.</summary>
    [JSExport]
    internal static string Complete(string code, int position) => JsonSerializer.Serialize(Session.Complete(code, position), PageJson.Default.CompletionList);

    /// <summary>How the call that a place is in can be made.</summary>
    [JSExport]
    internal static string FindSignatures(string code, int position) => JsonSerializer.Serialize(Session.FindSignatures(code, position), PageJson.Default.SignatureHelp);

    /// <summary>What is known about the name at a place.</summary>
    [JSExport]
    internal static string Explain(string code, int position) => JsonSerializer.Serialize(Session.Explain(code, position), PageJson.Default.QuickInfo);

    /// <summary>Counts what a cell puts out, and stops it where that is too much: where it goes on all the same, nothing more is shown.</summary>
    private static void Count(CellOutput output)
    {
        if (output is StreamOutput stream) characters += stream.Text.Length;
        else displays++;
        if (characters > MostCharacters) throw new InvalidOperationException($"The cell put out more than {MostCharacters:N0} characters and was stopped. Print less.");
        if (displays > MostDisplays) throw new InvalidOperationException($"The cell displayed more than {MostDisplays:N0} things and was stopped. Display fewer.");
    }

    /// <summary>The page calls in; before that there is nothing to do.</summary>
    private static void Main()
    {
    }

    [JSImport("write", "page")]
    private static partial void Write(string stream, string text);

    [JSImport("show", "page")]
    private static partial void Show(string html, string displayId, bool isUpdate);
}

/// <summary>How all of that is written, without looking at types while running, which does not survive trimming.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<CellDiagnostic>))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(SignatureHelp))]
[JsonSerializable(typeof(QuickInfo))]
internal sealed partial class PageJson : JsonSerializerContext;
