namespace Descent.Kernel;

/// <summary>What a completion would put there.</summary>
public enum CompletionKind
{
    /// <summary>A variable, or a parameter.</summary>
    Variable,

    /// <summary>A method.</summary>
    Method,

    /// <summary>A property or an event.</summary>
    Property,

    /// <summary>A field or a constant.</summary>
    Field,

    /// <summary>One of an enum's values.</summary>
    EnumMember,

    /// <summary>A class, a struct, an interface, an enum or a delegate.</summary>
    Type,

    /// <summary>A namespace.</summary>
    Namespace,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>An argument by name.</summary>
    Argument,
}

/// <summary>Something that fits where the cursor is.</summary>
/// <param name="Text">What to write.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Signature">How it is declared, of several methods the first.</param>
/// <param name="Summary">What its documentation says, or nothing.</param>
public sealed record CompletionItem(string Text, CompletionKind Kind, string Signature, string Summary);

/// <summary>What fits where the cursor is.</summary>
/// <param name="Start">Where the word begins that an item takes the place of.</param>
/// <param name="Items">What begins with that word, the likeliest first.</param>
/// <param name="IsComplete">Whether these are all; when not, the next letter brings others.</param>
public sealed record CompletionList(int Start, IReadOnlyList<CompletionItem> Items, bool IsComplete);

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">How it is declared.</param>
/// <param name="Documentation">What is said about it, or nothing.</param>
public sealed record ParameterHelp(string Name, string Text, string Documentation);

/// <summary>One way to make a call.</summary>
/// <param name="Text">How the method is declared.</param>
/// <param name="Summary">What its documentation says, or nothing.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record Signature(string Text, string Summary, IReadOnlyList<ParameterHelp> Parameters);

/// <summary>The ways to make the call that the cursor is in.</summary>
/// <param name="Signatures">All of them.</param>
/// <param name="ActiveSignature">Which of them what is written so far fits best.</param>
/// <param name="ActiveParameter">Which of its parameters the cursor is at; −1 for none of them.</param>
public sealed record SignatureHelp(IReadOnlyList<Signature> Signatures, int ActiveSignature, int ActiveParameter);

/// <summary>What is known about the name at a place.</summary>
/// <param name="Signature">How it is declared.</param>
/// <param name="Summary">What its documentation says, or nothing.</param>
/// <param name="Parameters">The parameters, where it is something to call.</param>
/// <param name="Returns">What it returns, in words, or nothing.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Where it ends.</param>
public sealed record QuickInfo(string Signature, string Summary, IReadOnlyList<ParameterHelp> Parameters, string Returns, int Start, int End);

/// <summary>How bad something is.</summary>
public enum CellSeverity
{
    /// <summary>A hint.</summary>
    Info,

    /// <summary>The cell runs, though not as its author may think.</summary>
    Warning,

    /// <summary>The cell does not run.</summary>
    Error,
}

/// <summary>Something to be said about a cell that has not run.</summary>
/// <param name="Id">The compiler's number for it; nothing where it is not the compiler who says it.</param>
/// <param name="Message">What.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="StartLine">Its first line, counted from 1.</param>
/// <param name="StartColumn">Its first column, counted from 1.</param>
/// <param name="EndLine">Its last line.</param>
/// <param name="EndColumn">The column after its last one.</param>
public sealed record CellDiagnostic(string Id, string Message, CellSeverity Severity, int StartLine, int StartColumn, int EndLine, int EndColumn);
