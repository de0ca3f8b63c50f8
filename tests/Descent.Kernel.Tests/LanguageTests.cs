using Xunit;

namespace Descent.Kernel.Tests;

public sealed class LanguageTests : IDisposable
{
    private readonly Cells cells = new();

    public void Dispose() => cells.Dispose();

    [Theory]
    [InlineData("\"text\".‸", "Length Substring Where", "Empty IsNullOrEmpty")]
    [InlineData("string.‸", "Empty Join", "Length Substring")]
    [InlineData("new[] { 1, 2 }.Select(n => n * 2.5).Wh‸", "Where", "Select")]
    [InlineData("new List<int> { 1 }.Select(n => n.‸)", "CompareTo ToString", "MaxValue")]
    [InlineData("new Dictionary<string, double>().First().‸", "Key Value", "Keys")]
    [InlineData("var words = new[] { \"a\" };\nwords.‸\nvar y = 1;", "Length Where", "words")]
    [InlineData("foreach (var word in new[] { \"a\" }) { word.‸ }", "Length Trim", "IsNullOrEmpty")]
    [InlineData("string s = null;\ns?.‸", "Length", "IsNullOrEmpty")]
    [InlineData("DateTime? d = null;\nd?.‸", "Year", "HasValue")]
    [InlineData("DayOfWeek.‸", "Monday Sunday", "")]
    [InlineData("DayOfWeek day = ‸", "DayOfWeek.Monday DayOfWeek.Sunday Console", "")]
    [InlineData("var d = DayOfWeek.Monday;\nif (d == ‸)", "DayOfWeek.Monday", "")]
    [InlineData("string.Equals(\"a\", \"b\", ‸)", "StringComparison.Ordinal comparisonType:", "a:")]
    [InlineData("new UriBuilder { ‸ }", "Host Port", "Console ToString")]
    [InlineData("new UriBuilder { Port = 1, Ho‸ }", "Host", "Port")]
    [InlineData("record Box(int Width, int Height);\nvar b = new Box(1, 2) with { ‸ };", "Width Height", "Console")]
    [InlineData("using System.‸", "Text Linq", "Console")]
    [InlineData("using static System.Math;\nSq‸", "Sqrt", "")]
    [InlineData("wh‸", "while", "if")]
    [InlineData("Func<double, double> f = radius => rad‸", "radius", "")]
    [InlineData("Func<double, double> f = radius => ‸", "radius f", "")]
    [InlineData("new[] { 1.5 }.Select((radius, index) => radius + ‸)", "radius index", "")]
    [InlineData("Environment.‸", "NewLine", "")]
    [InlineData("#r \"nuget: Descent.Lessons\"\nDescent.Lessons.Quad‸", "Quadratic", "")]
    [InlineData("System.Threading.Tasks.‸", "Task Parallel", "Yield")]
    public async Task What_fits_is_offered_and_nothing_else(string text, string offered, string not)
    {
        await cells.RunAsync("");
        var (code, position) = Cursor.In(text);

        var items = cells.Session.Complete(code, position).Items.Select(item => item.Text).ToList();

        Assert.All(offered.Split(' '), word => Assert.Contains(word, items));
        Assert.All(not.Split(' '), word => Assert.DoesNotContain(word, items));
    }

    [Theory]
    [InlineData("\"a.‸\"")]
    [InlineData("\"a.‸")]
    [InlineData("$\"a.‸\"")]
    [InlineData("// a.‸")]
    [InlineData("/* a.‸ */")]
    [InlineData("var x = 12‸")]
    [InlineData("var raw = \"\"\"\n  a.‸\n  \"\"\";")]
    public void In_text_comments_and_numbers_nothing_is_offered(string text)
    {
        var (code, position) = Cursor.In(text);

        Assert.Empty(cells.Session.Complete(code, position).Items);
    }

    [Fact]
    public async Task What_earlier_cells_defined_is_offered_first_with_how_it_was_declared()
    {
        await cells.RunAsync(Cells.Start);
        await cells.RunAsync("/// <summary>The edge of stability.</summary>\ndouble EdgeOf(double sharpness) => 2 / sharpness;\nvar edge = EdgeOf(25);");

        var list = Complete("var x = 1;\nvar y = edg‸");

        Assert.Equal(15 + 4, list.Start);
        Assert.Equal(["edge", "EdgeOf"], list.Items.Take(2).Select(item => item.Text));
        Assert.Equal([("double edge", CompletionKind.Variable), ("double EdgeOf(double sharpness)", CompletionKind.Method)], list.Items.Take(2).Select(item => (item.Signature, item.Kind)));
        Assert.Equal("The edge of stability.", list.Items[1].Summary);
        Assert.True(list.IsComplete);
        Assert.False(Complete("‸").IsComplete);
    }

    [Fact]
    public async Task The_members_of_the_library_come_with_their_documentation()
    {
        await cells.RunAsync(Cells.Start);
        await cells.RunAsync("var bowl = Quadratic.FromEigenvalues(1, 25);\nvar run = GradientDescent.Minimize(bowl, start: [1.0, 1.0], learningRate: 0.07, steps: 40);");

        var explain = Complete("run.Exp‸").Items.Single(item => item.Text == "Explain");
        Assert.Equal(CompletionKind.Method, explain.Kind);
        Assert.NotEmpty(explain.Summary);
        Assert.DoesNotContain('<', explain.Summary);
        Assert.Contains(Complete("Schedule.‸").Items, item => item.Text == "Custom");
        Assert.Contains(Complete("GradientDescent.Minimize(bowl, ‸").Items, item => (item.Text, item.Kind) == ("learningRate:", CompletionKind.Argument) && item.Summary.Length > 0);
    }

    [Fact]
    public async Task A_call_shows_its_signatures_and_the_parameter_that_is_next()
    {
        await cells.RunAsync(Cells.Start);
        await cells.RunAsync("var bowl = Quadratic.FromEigenvalues(1, 25);");

        var help = Signatures("var run = GradientDescent.Minimize(bowl, start: [1.0, 1.0], learningRate: 0.07, ‸steps: 40);")!;
        var active = help.Signatures[help.ActiveSignature];
        Assert.Contains("Minimize(", active.Text, StringComparison.Ordinal);
        Assert.Equal("steps", active.Parameters[help.ActiveParameter].Name);
        Assert.NotEmpty(active.Parameters[help.ActiveParameter].Documentation);
        Assert.NotEmpty(active.Summary);
    }

    [Theory]
    [InlineData("Math.Max(1, ‸", "val2")]
    [InlineData("Math.Max(‸)", "val1")]
    [InlineData("new DateTime(2026, 11, ‸)", "day")]
    [InlineData("DateTime d = new(2026, 11, ‸);", "day")]
    [InlineData("string.Join(\", \", 1, 2, ‸)", "values")]
    [InlineData("Func<double, double, double> f = (a, b) => a;\nf(1, ‸)", "arg2")]
    [InlineData("\"abc\".Substring(length: ‸", "length")]
    [InlineData("new[] { 1 }.Select(‸)", "selector")]
    [InlineData("double Area(double width, double height) => width * height;\nArea(1, Math.Max(2, 3), ‸", null)]
    [InlineData("double Area(double width, double height) => width * height;\nArea(Math.Max(2, 3), ‸)", "height")]
    [InlineData("new Dictionary<string, int>()[‸]", "key")]
    public void The_parameter_at_the_cursor_is_the_active_one(string text, string? name)
    {
        var help = Signatures(text)!;

        Assert.Equal(name, help.ActiveParameter < 0 ? null : help.Signatures[help.ActiveSignature].Parameters[help.ActiveParameter].Name);
    }

    [Theory]
    [InlineData("Math.Max(1, 2)‸")]
    [InlineData("var x = 1;‸")]
    [InlineData("Nope(‸)")]
    [InlineData("Task.Run(() => { ‸ })")]
    public void Outside_of_a_call_there_is_no_signature(string text) => Assert.Null(Signatures(text));

    [Theory]
    [InlineData("Ma‸th.Max(1, 2)", "class Math")]
    [InlineData("Math.M‸ax(1, 2)", "int Math.Max(int val1, int val2)")]
    [InlineData("v‸ar x = 1.5;", "double")]
    [InlineData("var ‸speed = 1.5;", "double speed")]
    [InlineData("var speed = 1.5;\nspeed‸.ToString()", "double speed")]
    [InlineData("DayOfWeek.Mo‸nday", "DayOfWeek.Monday")]
    [InlineData("new Ver‸sion(1, 2)", "Version.Version(int major, int minor)")]
    [InlineData("new[] { 1.5 }.Sel‸ect(x => 2 * x)", "IEnumerable<double> IEnumerable<double>.Select<double, double>(Func<double, double> selector)")]
    public void A_name_is_explained(string text, string signature)
    {
        var (code, position) = Cursor.In(text);

        Assert.Equal(signature, cells.Session.Explain(code, position)?.Signature);
    }

    [Fact]
    public async Task What_is_explained_comes_with_the_words_of_the_library()
    {
        await cells.RunAsync(Cells.Start);
        var (code, position) = Cursor.In("GradientDescent.Mini‸mize");

        var info = cells.Session.Explain(code, position)!;

        Assert.Equal("Minimize", code[info.Start..info.End]);
        Assert.NotEmpty(info.Summary);
        Assert.Contains(info.Parameters, parameter => parameter.Name == "learningRate" && parameter.Documentation.Length > 0);
        Assert.NotEmpty(info.Returns);
    }

    [Theory]
    [InlineData("‸ + 1")]
    [InlineData("\"te‸xt\"")]
    [InlineData("// wo‸rd")]
    [InlineData("nope‸")]
    public void What_is_no_name_is_not_explained(string text)
    {
        var (code, position) = Cursor.In(text);

        Assert.Null(cells.Session.Explain(code, position));
    }

    /// <remarks>A page knows which cells are above one, whether they have run or not.</remarks>
    [Fact]
    public async Task Cells_may_be_supposed_that_have_not_run_and_the_session_is_as_it_was()
    {
        await cells.RunAsync("var ran = 1;");
        string[] above = [Cells.Start, "var bowl = Quadratic.FromEigenvalues(2);", "var steps = \"many\";"];

        cells.Session.Suppose(above);
        Assert.Contains(Complete("bow‸").Items, item => item.Text == "bowl");
        Assert.DoesNotContain(Complete("ra‸").Items, item => item.Text == "ran");
        Assert.Empty(cells.Session.Check("bowl.L + steps.Length"));

        // One of them changes, and goes wrong: what does not need it is still known.
        cells.Session.Suppose([above[0], above[1], "int steps = \"no number\";", "var more = bowl.L;"]);
        Assert.Empty(cells.Session.Check("more"));
        Assert.Equal("CS0103", Assert.Single(cells.Session.Check("steps")).Id);

        cells.Session.Suppose([]);
        Assert.Contains(Complete("ra‸").Items, item => item.Text == "ran");
        await cells.RunAsync("ran");
        Assert.Equal(["1"], cells.Texts);
        Assert.Contains("CS0103", (await cells.Session.RunAsync(9, "bowl"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_is_checked_without_being_run()
    {
        await cells.RunAsync("var x = 1;");

        var diagnostics = cells.Session.Check("Console.Write(x);\nint y = \"a\";\n{ int unused; }\n#!time\nstring z = nope;");

        Assert.Equal(
            [("CS0029", CellSeverity.Error, 2, 9, 2, 12), ("CS0168", CellSeverity.Warning, 3, 7, 3, 13), ("CS0103", CellSeverity.Error, 5, 12, 5, 16)],
            diagnostics.Where(diagnostic => diagnostic.Id.Length > 0).Select(found => (found.Id, found.Severity, found.StartLine, found.StartColumn, found.EndLine, found.EndColumn)));
        Assert.Contains(diagnostics, diagnostic => diagnostic.StartLine == 4 && diagnostic.Message.StartsWith("#!time works in some", StringComparison.Ordinal));
        Assert.Null(cells.Session.FindVariable("y"));
        Assert.Empty(cells.Session.Check("#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;\nvar bowl = Quadratic.FromEigenvalues(x, 2);\nbowl"));
        Assert.Equal("1", await cells.RunAsync("x"));
    }

    [Fact]
    public void A_place_outside_of_the_text_is_refused_by_name()
    {
        Assert.Equal("position", Assert.Throws<ArgumentOutOfRangeException>(() => cells.Session.Complete("a", 2)).ParamName);
        Assert.Equal("code", Assert.Throws<ArgumentNullException>(() => cells.Session.Check(null!)).ParamName);
    }

    private CompletionList Complete(string text)
    {
        var (code, position) = Cursor.In(text);
        return cells.Session.Complete(code, position);
    }

    private SignatureHelp? Signatures(string text)
    {
        var (code, position) = Cursor.In(text);
        return cells.Session.FindSignatures(code, position);
    }
}
