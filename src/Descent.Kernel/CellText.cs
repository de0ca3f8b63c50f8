using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Descent.Kernel;

/// <summary>What a line of a cell asks of its host.</summary>
internal enum DirectiveKind
{
    /// <summary><c>#r "nuget: …"</c></summary>
    Package,

    /// <summary><c>#r "….dll"</c></summary>
    Library,

    /// <summary><c>#load "….csx"</c></summary>
    Script,

    /// <summary><c>#i "nuget: …"</c></summary>
    Source,

    /// <summary><c>#!time</c> and the like.</summary>
    Magic,

    /// <summary><c>#!markdown</c> and the like, with all lines up to where C# goes on.</summary>
    Language,
}

/// <summary>A line of a cell that is for the host.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Argument">What is between its quotes; of the others, their first word.</param>
/// <param name="Line">Its line in the cell, counted from 1.</param>
/// <param name="LastLine">The last line that goes with it.</param>
internal sealed record Directive(DirectiveKind Kind, string Argument, int Line, int LastLine);

/// <summary>A cell's text, taken apart: C# for the compiler, and directives for the host.</summary>
/// <param name="Code">The text with blanks for directives: every character of C# stays at its line, column and offset.</param>
/// <param name="Directives">The directives, in order.</param>
/// <remarks>
/// The compiler wants directives first and has never heard of <c>#!</c> or <c>#i</c>; editors allow them everywhere. What
/// is one is for the compiler's own parser to say, to which text in strings, comments and <c>#if false</c> is none.
/// </remarks>
internal sealed record CellText(string Code, IReadOnlyList<Directive> Directives)
{
    /// <summary>How cells are parsed.</summary>
    public static readonly CSharpParseOptions Syntax = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly string[] CSharp = ["#!csharp", "#!c#"];

    /// <summary>The kernels of .NET Interactive for which the text below their name is not C#.</summary>
    private static readonly HashSet<string> OtherLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        "#!fsharp", "#!f#", "#!markdown", "#!md", "#!html", "#!javascript", "#!js", "#!mermaid", "#!pwsh", "#!powershell",
        "#!http", "#!sql", "#!kql", "#!python", "#!r", "#!value", "#!vbnet",
    };

    /// <summary>Takes a cell apart.</summary>
    public static CellText Read(string code)
    {
        var directives = new List<Directive>();
        var text = SourceText.From(code);
        var found = Find(text);

        // Text in another language can look like anything, an open comment or string for example. So it goes first.
        while (found.Find(trivia => IsActive(trivia) && OtherLanguages.Contains(FirstWord(trivia))) is var other && other != default)
        {
            var line = text.Lines.IndexOf(other.SpanStart);
            var last = LastLineBeforeCSharp(text, line);
            directives.Add(new Directive(DirectiveKind.Language, FirstWord(other), line + 1, last + 1));
            text = Blank(text, TextSpan.FromBounds(text.Lines[line].Start, text.Lines[last].End));
            found = Find(text);
        }

        var whole = text;
        foreach (var trivia in found)
        {
            var directive = IsActive(trivia) ? Read(trivia, whole.Lines.IndexOf(trivia.SpanStart) + 1) : null;
            if (directive is not null) directives.Add(directive);
            else if (IsForTheCompiler(trivia)) continue;

            text = Blank(text, trivia.Span);
        }

        return new CellText(text.ToString(), [.. directives.OrderBy(directive => directive.Line)]);
    }

    private static List<SyntaxTrivia> Find(SourceText text)
    {
        var root = CSharpSyntaxTree.ParseText(text, Syntax).GetCompilationUnitRoot();
        return !root.ContainsDirectives
            ? []
            : [.. root.DescendantTrivia().Where(trivia => trivia.Kind() switch
            {
                SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia => true,
                SyntaxKind.BadDirectiveTrivia => FirstWord(trivia) == "#i",
                _ => false,
            })];
    }

    /// <summary>What a directive asks for; null where that is nothing, or nothing that can be read.</summary>
    private static Directive? Read(SyntaxTrivia trivia, int line) => trivia.GetStructure() switch
    {
        ReferenceDirectiveTriviaSyntax { File: { IsMissing: false, ValueText: var file } } =>
            new Directive(PackageName.IsPackage(file) ? DirectiveKind.Package : DirectiveKind.Library, file, line, line),
        LoadDirectiveTriviaSyntax { File: { IsMissing: false, ValueText: var file } } => new Directive(DirectiveKind.Script, file, line, line),
        BadDirectiveTriviaSyntax => new Directive(DirectiveKind.Source, "#i", line, line),
        ShebangDirectiveTriviaSyntax when !CSharp.Contains(FirstWord(trivia), StringComparer.OrdinalIgnoreCase) =>
            new Directive(DirectiveKind.Magic, FirstWord(trivia), line, line),
        _ => null,
    };

    /// <summary>Without quotes, #r and #load are errors for the compiler to tell. Where <c>#if</c> rules them out it would tell them, too.</summary>
    private static bool IsForTheCompiler(SyntaxTrivia trivia) =>
        IsActive(trivia) && trivia.Kind() is SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia;

    private static bool IsActive(SyntaxTrivia trivia) => ((DirectiveTriviaSyntax)trivia.GetStructure()!).IsActive;

    private static string FirstWord(SyntaxTrivia directive) => FirstWord(directive.ToString());

    private static string FirstWord(string text) => text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("");

    private static int LastLineBeforeCSharp(SourceText text, int line)
    {
        var last = line;
        while (last + 1 < text.Lines.Count && !CSharp.Contains(FirstWord(text.Lines[last + 1].ToString()), StringComparer.OrdinalIgnoreCase)) last++;
        return last;
    }

    private static SourceText Blank(SourceText text, TextSpan span) =>
        text.Replace(span, string.Concat(text.ToString(span).Select(c => SyntaxFacts.IsNewLine(c) ? c : ' ')));
}

/// <summary>A package as a cell names it.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The version asked for; <c>*</c> is the newest.</param>
internal sealed record PackageName(string Name, string Version)
{
    private const string Prefix = "nuget:";

    /// <summary>Whether a <c>#r</c> names a package, and not a file.</summary>
    public static bool IsPackage(string directive) => directive.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>nuget: Name, Version</c>; the version may be left out.</summary>
    public static PackageName Parse(string directive)
    {
        var parts = directive.TrimStart()[Prefix.Length..].Split(',', count: 2, StringSplitOptions.TrimEntries);
        return new PackageName(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
    }
}
