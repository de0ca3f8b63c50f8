using System.Text;
using Xunit;

namespace Descent.Runner.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("There is no notebooks folder here or above")]
    [InlineData("none is not a folder", "--notebooks", "none")]
    [InlineData("missing.ipynb cannot be read", "run", "missing.ipynb")]
    [InlineData("broken.ipynb: line 1 is not valid JSON", "run", "broken.ipynb")]
    [InlineData("gallery.ipynb would be the same page as one of the book's own", "run", "gallery.ipynb")]
    [InlineData("--timeout must be a number above 0", "run", "broken.ipynb", "--timeout", "0")]
    [InlineData("--timeout must be a number above 0", "run", "broken.ipynb", "--timeout", "soon")]
    [InlineData("--timeout", "run", "broken.ipynb", "--timeout")]
    [InlineData("--memory must be a whole number from 64 to 1048576", "run", "broken.ipynb", "--memory", "0.5")]
    [InlineData("--memory must be a whole number from 64 to 1048576", "run", "broken.ipynb", "--memory", "63")]
    [InlineData("is there already and is not a book", "run", "1-fine.ipynb", "--output", "mine")]
    [InlineData("FILE is empty", "run", "")]
    [InlineData("FILE is empty", "format", "")]
    [InlineData("FILE-OR-FOLDER is empty", "check", "")]
    [InlineData("--output is empty", "--output", "")]
    [InlineData("--notebooks is empty", "--notebooks", "")]
    [InlineData("--json is empty", "check", "broken.ipynb", "--json", "")]
    [InlineData("or name the files.", "format")]
    [InlineData("latin.ipynb: it is not text in UTF-8", "format", "latin.ipynb")]
    [InlineData("--no-such-option", "--no-such-option")]
    public async Task Bad_input_exits_with_2_and_says_what_is_wrong(string message, params string[] arguments)
    {
        using var folder = new TempFolder();
        folder.Write("broken.ipynb", "{");
        folder.Write("1-fine.ipynb", SampleNotebook.Markdown("# A"));
        folder.Write("mine/book/chapter1.txt", "Call me Ishmael.");
        folder.Write("gallery.ipynb", SampleNotebook.Markdown("# A"));
        var latin = Encoding.Latin1.GetBytes(CanonicalNotebook.ToText(SampleNotebook.Of("latin.ipynb", SampleNotebook.Markdown("# Übung"))));
        await File.WriteAllBytesAsync(folder["latin.ipynb"], latin, TestContext.Current.CancellationToken);

        var outcome = await DescentProcess.RunAsync(folder.Path, arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["mine/book/chapter1.txt"]));
        Assert.Equal(latin, await File.ReadAllBytesAsync(folder["latin.ipynb"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Results_that_cannot_be_written_exit_with_3()
    {
        using var folder = new TempFolder();
        var notebook = folder.Write("1-a.ipynb", SampleNotebook.Markdown("# A"));
        folder.Write("file", "in the way");

        var outcome = await DescentProcess.RunAsync(folder.Path, "run", notebook, "--output", "file");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("could not be written", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_exit_codes_and_not_the_worker()
    {
        using var folder = new TempFolder();

        var outcome = await DescentProcess.RunAsync(folder.Path, "--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("130", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("worker", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_checks_first_and_then_rewrites()
    {
        using var folder = new TempFolder();
        var path = folder.Write(
            "notebooks/solutions/a.ipynb",
            """{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}""");

        var check = await DescentProcess.RunAsync(folder.Path, "format", "--check");
        var format = await DescentProcess.RunAsync(folder.Path, "format");
        var again = await DescentProcess.RunAsync(folder.Path, "format", "--check", path);

        Assert.Equal([1, 0, 0], new[] { check, format, again }.Select(outcome => outcome.ExitCode));
        Assert.Contains(path, check.Output, StringComparison.Ordinal);
        Assert.Contains("is in canonical form", again.Output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("\"kernelspec\"", text, StringComparison.Ordinal);
    }
}
